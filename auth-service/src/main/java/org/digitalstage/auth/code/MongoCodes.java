package org.digitalstage.auth.code;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.AccountDocument;
import org.digitalstage.platform.jwt.AccountId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Codes in MongoDB, inside the account they belong to, so that using one and what it allows are one write. */
public final class MongoCodes implements Codes {

    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> accounts;

    public MongoCodes(MongoDatabase database) {
        this.accounts = database.getCollection(AccountDocument.COLLECTION);
    }

    @Override
    public Mono<Void> prepare() {
        return Flux.fromArray(CodeKind.values())
                .concatMap(kind -> Flux.just(hash(kind), due(kind)))
                .concatMap(field -> accounts.createIndex(Indexes.ascending(field), new IndexOptions().sparse(true)))
                .then();
    }

    @Override
    public Mono<Account> wish(AccountId id, CodeKind kind, Instant now) {
        var wish = new Document("due", Date.from(now)).append("attempts", 0);
        return update(owned(id), set(kind.field(), wish));
    }

    @Override
    public Mono<Claim> claim(AccountId id, CodeKind kind, Code code, Lease lease) {
        var claimed = combine(
                set(hash(kind), code.hash()),
                set(expires(kind), Date.from(lease.codeExpires())),
                set(due(kind), Date.from(lease.until())),
                inc(attempts(kind), 1));
        var isDue = and(owned(id), lte(due(kind), Date.from(lease.now())));
        return Mono.from(accounts.findOneAndUpdate(isDue, claimed, AFTER)).map(document -> claim(document, kind));
    }

    private static Claim claim(Document document, CodeKind kind) {
        var open = document.get(kind.field(), Document.class);
        return new Claim(AccountDocument.read(document), open.getInteger("attempts", 1));
    }

    @Override
    public Mono<Void> sent(AccountId id, CodeKind kind, Code code) {
        return Mono.from(accounts.updateOne(and(owned(id), eq(hash(kind), code.hash())), unset(due(kind))))
                .then();
    }

    @Override
    public Mono<Void> postponed(AccountId id, CodeKind kind, Code code, Instant due) {
        var later = set(due(kind), Date.from(due));
        return Mono.from(accounts.updateOne(and(owned(id), eq(hash(kind), code.hash())), later))
                .then();
    }

    @Override
    public Flux<Due> due(CodeKind kind, Instant now, int limit) {
        return Flux.from(accounts.find(lte(due(kind), Date.from(now))).limit(limit))
                .map(document -> new Due(new AccountId(document.getString("_id")), kind));
    }

    @Override
    public Mono<Account> activate(Code code, Instant now) {
        return update(open(CodeKind.ACTIVATION, code, now), combine(set("active", true), unset("activation")));
    }

    @Override
    public Mono<Account> resettable(Code code, Instant now) {
        return Mono.from(accounts.find(open(CodeKind.RESET, code, now)).first()).map(AccountDocument::read);
    }

    @Override
    public Mono<Account> reset(Code code, Instant now, String passwordHash, Instant tokensBefore) {
        var changed = combine(
                set("passwordHash", passwordHash), set("tokensBefore", Date.from(tokensBefore)), unset("reset"));
        return update(open(CodeKind.RESET, code, now), changed);
    }

    private Mono<Account> update(Bson filter, Bson change) {
        return Mono.from(accounts.findOneAndUpdate(filter, change, AFTER)).map(AccountDocument::read);
    }

    private static Bson owned(AccountId id) {
        return eq("_id", id.hex());
    }

    private static Bson open(CodeKind kind, Code code, Instant now) {
        return and(eq(hash(kind), code.hash()), gt(expires(kind), Date.from(now)));
    }

    private static String hash(CodeKind kind) {
        return kind.field() + ".hash";
    }

    private static String expires(CodeKind kind) {
        return kind.field() + ".expires";
    }

    private static String due(CodeKind kind) {
        return kind.field() + ".due";
    }

    private static String attempts(CodeKind kind) {
        return kind.field() + ".attempts";
    }
}
