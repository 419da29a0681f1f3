package dev.slipway.cli.request;

import java.util.Optional;

/** What Git says about an application directory. */
sealed interface GitState {

    /** It lies in a checkout, at a commit; dirty when files differ from what was committed. */
    record Checkout(String commit, Optional<String> tag, boolean dirty) implements GitState {}

    /** Git knows nothing about it. */
    record None(String why) implements GitState {}
}
