package org.digitalstage.auth.account;

import org.jspecify.annotations.Nullable;

/**
 * What a person changes of how others see them; null leaves a field as it is.
 *
 * @param avatarUrl empty takes the avatar away
 */
public record ProfileChange(@Nullable String name, @Nullable String avatarUrl) {}
