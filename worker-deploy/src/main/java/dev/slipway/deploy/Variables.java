package dev.slipway.deploy;

import dev.slipway.release.Setting;
import dev.slipway.release.Target;
import java.util.Map;

/** Turns the settings of a service into the values that it starts with. */
interface Variables {

    Map<String, String> of(Target target, Map<String, Setting> settings);
}
