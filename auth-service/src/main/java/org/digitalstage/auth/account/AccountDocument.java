package org.digitalstage.auth.account;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.digitalstage.platform.jwt.AccountId;
import org.jspecify.annotations.Nullable;

/** How an account looks in the collection {@code accounts}. */
public final class AccountDocument {

    public static final String COLLECTION = "accounts";

    private AccountDocument() {}

    static Document write(Account account) {
        var document = new Document("_id", account.id().hex())
                .append("email", account.email().address())
                .append("name", account.name())
                .append("passwordHash", account.passwordHash())
                .append("active", account.active());
        if (account.avatarUrl() != null) {
            document.append("avatarUrl", account.avatarUrl());
        }
        return document;
    }

    public static Account read(Document document) {
        return new Account(
                new AccountId(document.getString("_id")),
                new Email(document.getString("email")),
                document.getString("name"),
                document.getString("avatarUrl"),
                document.getString("passwordHash"),
                document.getBoolean("active", false),
                instant(document.getDate("tokensBefore")),
                document.getInteger("profileVersion", 0));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
