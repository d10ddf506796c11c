package org.digitalstage.stage.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Right;

/** The rights there are: each says by a rule whom it allows, and by roles what comes of that, which the table of permissions shows and tests try. */
public enum Who implements Right {
    /** Whoever is signed in, about what is his own. */
    ANYBODY("everybody", Role.PEOPLE) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return true;
        }
    },
    /** The administrators of the whole platform, as its settings name them: whatever they are to a stage. */
    PLATFORM_ADMINISTRATOR("administrators of the platform", Set.of()) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return false; // only the settings know them
        }
    },
    /** Who may create stages; asked of the person's own aggregate. */
    STAGE_CREATOR("who may create stages", Role.PEOPLE) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return facts.find(User.KIND.noun(), user)
                    .flatMap(User.CAN_CREATE_STAGE::of)
                    .orElse(false);
        }
    },
    /** Admins of the stage. */
    ADMIN("admins", Set.of(Role.ADMIN)) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return isListed(Stage.ADMINS, user, facts);
        }
    },
    /** Admins and sound editors of the stage. */
    MANAGER("admins and sound editors", Set.of(Role.ADMIN, Role.SOUND_EDITOR)) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return isListed(Stage.ADMINS, user, facts) || isListed(Stage.SOUND_EDITORS, user, facts);
        }
    },
    /** Those who manage the stage, over people who are not above them: no sound editor over an admin. */
    SENIOR("admins, and sound editors over whoever is no admin", Set.of(Role.ADMIN, Role.SOUND_EDITOR)) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return isListed(Stage.ADMINS, user, facts)
                    || (isListed(Stage.SOUND_EDITORS, user, facts)
                            && target.filter(entity -> isOfAdmin(entity, facts)).isEmpty());
        }
    },
    /** Members of the stage. */
    MEMBER("members", Role.MEMBERS) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return StageMember.KIND.all(facts).stream()
                    .anyMatch(member -> user.hex().equals(member.get(StageMember.USER_ID.name())));
        }
    },
    /** Members who are in the stage now. */
    INSIDE("members who are inside", Role.PRESENT) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return StageUser.KIND
                    .find(facts, new Id<>(user.hex()))
                    .flatMap(User.STAGE_ID::of)
                    .isPresent();
        }
    },
    /** The person it belongs to, or is. */
    OWNER("its owner", Set.of(Role.OWNER, Role.OTHER_DEVICE)) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return target.filter(entity -> isOf(user, entity)).isPresent();
        }
    },
    /** The person it belongs to, and those who manage the stage. */
    OWNER_OR_MANAGER(
            "its owner, admins and sound editors",
            Set.of(Role.OWNER, Role.OTHER_DEVICE, Role.SOUND_EDITOR, Role.ADMIN)) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return OWNER.allows(user, facts, target) || MANAGER.allows(user, facts, target);
        }
    },
    /** The person it belongs to, on the device it belongs to: nobody speaks for another device. */
    OWN_DEVICE("its owner, from the device it belongs to", Set.of(Role.OWNER)) {
        @Override
        public boolean allows(Id<?> user, Facts facts, Optional<Entity> target) {
            return OWNER.allows(user, facts, target);
        }
    };

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // all that are given are unmodifiable
    private final Set<Role> roles;

    Who(String words, Set<Role> roles) {
        this.words = words;
        this.roles = roles;
    }

    /** For tables, for example {@code admins and sound editors}. */
    public String words() {
        return words;
    }

    /** Who is allowed, as roles. */
    public Set<Role> roles() {
        return roles;
    }

    private static boolean isOf(Id<?> user, Entity entity) {
        return entity.kind().equals(User.KIND.noun())
                ? entity.id().equals(user)
                : user.hex().equals(entity.get(StageMember.USER_ID.name()));
    }

    private static boolean isOfAdmin(Entity entity, Facts stage) {
        return entity.get(StageMember.USER_ID.name()) instanceof String user
                && isListed(Stage.ADMINS, new Id<>(user), stage);
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
