package org.digitalstage.auth.mail;

import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.code.Code;
import org.digitalstage.auth.code.CodeKind;

/**
 * Writes the two letters there are. The code stands on a line of its own, then in a link to the web client. No name stands in them: until
 * an account is activated, anybody may have chosen it, as a message to a stranger.
 */
public final class Letters {

    private final MailSettings settings;

    public Letters(MailSettings settings) {
        this.settings = settings;
    }

    public Letter write(CodeKind kind, Account account, Code code) {
        return switch (kind) {
            case ACTIVATION -> activation(account, code);
            case RESET -> reset(account, code);
        };
    }

    private Letter activation(Account account, Code code) {
        var text = """
                Hello,

                welcome to Digital Stage! Please activate your account with this code:

                %s

                or with this link:

                %s?code=%s

                %s If you did not sign up, you need not do anything.
                """.formatted(code.text(), settings.activateUrl(), code.text(), goodFor());
        return new Letter(account.email(), "Activate your Digital Stage account", text);
    }

    private Letter reset(Account account, Code code) {
        var text = """
                Hello,

                somebody asked for a new password for your account. If it was you, use this code:

                %s

                or this link:

                %s?token=%s

                %s If it was not you, you need not do anything: your password stays as it is.
                """.formatted(code.text(), settings.resetUrl(), code.text(), goodFor());
        return new Letter(account.email(), "Choose a new password for Digital Stage", text);
    }

    private String goodFor() {
        return "The code is good for " + settings.codeLifetime().toMinutes() + " minutes and for one use.";
    }
}
