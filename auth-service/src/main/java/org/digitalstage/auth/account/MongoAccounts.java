package org.digitalstage.auth.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.digitalstage.platform.jwt.AccountId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts in MongoDB. */
public final class MongoAccounts implements Accounts {

    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> accounts;

    public MongoAccounts(MongoDatabase database) {
        this.accounts = database.getCollection(AccountDocument.COLLECTION);
    }

    @Override
    public Mono<Void> prepare() {
        var unique = accounts.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        var untold = accounts.createIndex(Indexes.ascending("untold"), new IndexOptions().sparse(true));
        return Flux.concat(unique, untold).then();
    }

    @Override
    public Mono<Account> add(Account account, Instant now) {
        var activation = new Document("due", Date.from(now)).append("attempts", 0);
        var document =
                AccountDocument.write(account).append("created", Date.from(now)).append("activation", activation);
        return Mono.from(accounts.insertOne(document))
                .onErrorMap(MongoAccounts::isDuplicate, duplicate -> new EmailTaken())
                .thenReturn(account);
    }

    private static boolean isDuplicate(Throwable fault) {
        return fault instanceof DuplicateKeyException
                || (fault instanceof MongoWriteException write
                        && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    @Override
    public Mono<Account> byEmail(Email email) {
        return find(eq("email", email.address()));
    }

    @Override
    public Mono<Account> byId(AccountId id) {
        return find(eq("_id", id.hex()));
    }

    private Mono<Account> find(Bson filter) {
        return Mono.from(accounts.find(filter).first()).map(AccountDocument::read);
    }

    @Override
    public Mono<Account> change(AccountId id, ProfileChange change) {
        var updates = new ArrayList<Bson>();
        updates.add(set("untold", true));
        updates.add(inc("profileVersion", 1));
        if (change.name() != null) {
            updates.add(set("name", change.name()));
        }
        if (change.avatarUrl() != null) {
            updates.add(set("avatarUrl", change.avatarUrl()));
        }
        return Mono.from(accounts.findOneAndUpdate(eq("_id", id.hex()), combine(updates), AFTER))
                .map(AccountDocument::read);
    }

    @Override
    public Mono<Void> told(Account account) {
        var unchanged = and(eq("_id", account.id().hex()), eq("profileVersion", account.profileVersion()));
        return Mono.from(accounts.updateOne(unchanged, unset("untold"))).then();
    }

    @Override
    public Flux<Account> untold(int limit) {
        return Flux.from(accounts.find(eq("untold", true)).limit(limit)).map(AccountDocument::read);
    }
}
