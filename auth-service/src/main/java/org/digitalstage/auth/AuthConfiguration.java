package org.digitalstage.auth;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.digitalstage.auth.account.Accounts;
import org.digitalstage.auth.code.Code;
import org.digitalstage.auth.code.Codes;
import org.digitalstage.auth.limit.Doorkeeper;
import org.digitalstage.auth.mail.FolderPost;
import org.digitalstage.auth.mail.Letters;
import org.digitalstage.auth.mail.MailLimitSettings;
import org.digitalstage.auth.mail.MailLimits;
import org.digitalstage.auth.mail.MailSettings;
import org.digitalstage.auth.mail.Post;
import org.digitalstage.auth.mail.Postman;
import org.digitalstage.auth.mail.SmtpPost;
import org.digitalstage.auth.news.News;
import org.digitalstage.auth.password.PasswordPolicy;
import org.digitalstage.auth.password.PasswordSettings;
import org.digitalstage.auth.password.Passwords;
import org.digitalstage.auth.profile.Profiles;
import org.digitalstage.auth.reset.PasswordReset;
import org.digitalstage.auth.revocation.RevocationLog;
import org.digitalstage.auth.revocation.Revocations;
import org.digitalstage.auth.signin.SignIn;
import org.digitalstage.auth.signin.SignInSettings;
import org.digitalstage.auth.signup.SignUp;
import org.digitalstage.auth.token.KeyRing;
import org.digitalstage.auth.token.MongoSigningKeys;
import org.digitalstage.auth.token.TokenIssuer;
import org.digitalstage.auth.token.TokenSettings;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.platform.journal.limit.Limiter;
import org.digitalstage.platform.jwt.AccountId;
import org.digitalstage.platform.jwt.JwtSettings;
import org.digitalstage.platform.jwt.JwtTokenValidator;
import org.digitalstage.platform.jwt.TokenValidator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts the rooms of this service together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    JwtSettings.class,
    TokenSettings.class,
    PasswordSettings.class,
    SignInSettings.class,
    MailSettings.class,
    MailLimitSettings.class
})
class AuthConfiguration {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ACCOUNT_ID_BYTES = 12;

    private final InstantSource clock = Clock.systemUTC();

    private static String newName() {
        return UUID.randomUUID().toString();
    }

    private static AccountId newAccountId() {
        var bytes = new byte[ACCOUNT_ID_BYTES];
        RANDOM.nextBytes(bytes);
        return new AccountId(HexFormat.of().formatHex(bytes));
    }

    @Bean
    KeyRing keyRing(MongoSigningKeys keys) {
        return new KeyRing(keys, clock);
    }

    @Bean
    TokenIssuer tokenIssuer(KeyRing keys, JwtSettings jwt, TokenSettings settings) {
        return new TokenIssuer(keys, jwt, settings, clock, AuthConfiguration::newName);
    }

    /** Here, and only here, a token of an account that is not activated is good too. */
    @Bean
    TokenValidator tokenValidator(KeyRing keys, JwtSettings jwt) {
        var audiences = Set.of(jwt.audience(), TokenIssuer.THIS_SERVICE);
        return new JwtTokenValidator(token -> keys.published(), jwt.issuer(), audiences, jwt.clockSkew());
    }

    @Bean
    Passwords passwords(PasswordSettings settings, MeterRegistry meters) {
        return new Passwords(settings, meters);
    }

    @Bean
    PasswordPolicy passwordPolicy(PasswordSettings settings) {
        return new PasswordPolicy(settings);
    }

    @Bean
    Doorkeeper doorkeeper(Limiter limiter) {
        return new Doorkeeper(limiter);
    }

    @Bean
    MailLimits mailLimits(Doorkeeper doorkeeper, MailLimitSettings settings) {
        return new MailLimits(doorkeeper, settings);
    }

    @Bean
    Post post(MailSettings settings, ObjectProvider<JavaMailSender> smtp) {
        var sender = smtp.getIfAvailable();
        return sender == null ? new FolderPost(settings, clock) : new SmtpPost(sender, settings, clock);
    }

    @Bean
    Postman postman(Codes codes, Post post, MailSettings settings, MeterRegistry meters) {
        return new Postman(codes, new Letters(settings), post, settings, () -> Code.random(RANDOM), clock, meters);
    }

    @Bean
    News news(EventStream events, Accounts accounts, RevocationLog revocations) {
        return new News(events, accounts, revocations);
    }

    @Bean
    Revocations revocations(RevocationLog log, TokenSettings settings, News news) {
        return new Revocations(log, clock, settings.lifetime(), news::revoked);
    }

    @Bean
    SignUp signUp(
            Accounts accounts,
            Codes codes,
            Passwords passwords,
            PasswordPolicy policy,
            Postman postman,
            MailLimits limits) {
        return new SignUp(accounts, codes, passwords, policy, postman, limits, AuthConfiguration::newAccountId, clock);
    }

    @Bean
    SignIn signIn(Accounts accounts, Passwords passwords, Doorkeeper doorkeeper, SignInSettings settings) {
        return new SignIn(accounts, passwords, doorkeeper, settings);
    }

    @Bean
    PasswordReset passwordReset(
            Accounts accounts,
            Codes codes,
            Passwords passwords,
            PasswordPolicy policy,
            Postman postman,
            Revocations revocations,
            MailLimits limits) {
        return new PasswordReset(accounts, codes, passwords, policy, postman, revocations, limits, clock);
    }

    @Bean
    Profiles profiles(TokenValidator tokens, Accounts accounts, Revocations revocations, News news) {
        return new Profiles(tokens, accounts, revocations, news);
    }

    @Bean
    Housekeeping housekeeping(
            Accounts accounts,
            Codes codes,
            RevocationLog revocations,
            KeyRing keys,
            Postman postman,
            News news,
            Regularly regularly) {
        var preparation = Flux.concat(accounts.prepare(), codes.prepare(), revocations.prepare(), keys.load());
        var forgetting = Mono.defer(() -> revocations.forget(clock.instant()));
        return new Housekeeping(
                preparation.then(),
                List.of(
                        new Chore("mail", Duration.ofSeconds(10), Mono.defer(postman::catchUp)),
                        new Chore("news", Duration.ofSeconds(5), Mono.defer(news::catchUp)),
                        new Chore("keys", Duration.ofMinutes(1), keys.load()),
                        new Chore("forgetting", Duration.ofMinutes(10), forgetting)),
                regularly);
    }
}
