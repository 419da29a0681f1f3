package dev.slipway.release.evidence.json;

import dev.slipway.release.evidence.report.ReportLimits;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** A parser that gives up early, and that takes no key twice: readers would disagree about which one counts. */
final class BoundedJson {

    private static final long TOKENS = 5_000_000;

    static final TokenStreamFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(ReportLimits.BYTES)
                    .maxNestingDepth(ReportLimits.DEPTH)
                    .maxStringLength(ReportLimits.TEXT)
                    .maxTokenCount(TOKENS)
                    .maxNumberLength(100)
                    .maxNameLength(10_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private BoundedJson() {}
}
