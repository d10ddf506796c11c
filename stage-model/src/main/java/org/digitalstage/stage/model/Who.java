package org.digitalstage.stage.model;

import java.util.List;
import java.util.Optional;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Right;

/** The rights that the kinds of a stage grant. */
public enum Who implements Right {
    /** Who may create stages; asked of the person's own aggregate. */
    STAGE_CREATOR {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return facts.find(User.KIND.noun(), user)
                    .flatMap(User.CAN_CREATE_STAGE::of)
                    .orElse(false);
        }
    },
    /** Admins of the stage. */
    ADMIN {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return isListed(Stage.ADMINS, user, facts);
        }
    },
    /** Admins and sound editors of the stage. */
    MANAGER {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return isListed(Stage.ADMINS, user, facts) || isListed(Stage.SOUND_EDITORS, user, facts);
        }
    },
    /** Members of the stage. */
    MEMBER {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return StageMember.KIND.all(facts).stream()
                    .anyMatch(member -> user.hex().equals(member.get(StageMember.USER_ID.name())));
        }
    },
    /** The person it belongs to, or is. */
    OWNER {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return target.filter(entity -> isOf(user, entity)).isPresent();
        }
    },
    /** The person it belongs to, and those who manage the stage. */
    OWNER_OR_MANAGER {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return OWNER.allows(user, facts, target) || MANAGER.allows(user, facts, target);
        }
    };

    private static boolean isOf(Id<?> user, Entity entity) {
        return entity.kind().equals(User.KIND.noun())
                ? entity.id().equals(user)
                : user.hex().equals(entity.get(StageMember.USER_ID.name()));
    }

    /** Looks at the ids as they are kept: this is asked for every command. */
    private static boolean isListed(Field<List<Id<User>>> field, Id<?> user, Facts stage) {
        for (Entity entity : Stage.KIND.all(stage)) {
            if (entity.get(field.name()) instanceof List<?> ids && ids.contains(user.hex())) {
                return true;
            }
        }
        return false;
    }
}
