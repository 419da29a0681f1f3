package dev.slipway.release.evidence.sarif;

import dev.slipway.release.evidence.report.Level;
import java.util.Optional;

/**
 * One thing that a tool found, as it stands in the report.
 *
 * @param ruleIndex place of the rule in the tool's list, or -1
 * @param message as it is written, with its lines
 * @param suppressed whether somebody has declared it to be fine
 */
record Result(String ruleId, int ruleIndex, Optional<Level> level, String message, String place, boolean suppressed) {}
