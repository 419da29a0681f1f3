package dev.slipway.validate.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Reason;
import dev.slipway.events.Verdict;
import dev.slipway.validate.Workshop;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessCheckIT {

    private static final ReadinessCheck READINESS = new ReadinessCheck();

    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void set_up() {
        shop = new Workshop(folder);
    }

    @Test
    void asks_for_nothing_where_nothing_is_demanded() throws Exception {
        assertThat(shop.look(READINESS).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void refuses_a_release_below_the_operators_minimum_with_the_score_and_the_worst_rows() throws Exception {
        var finding = shop.operator("policy: {minimum-readiness: 80}").look(READINESS);

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.getCode()).isEqualTo("readiness-low"));
        assertThat(finding.reasons())
                .extracting(Reason::getMessage)
                .singleElement()
                .asString()
                .contains("of 100, at least 80 is demanded", "CI-001 (there is no pipeline)", "slipway readiness");
    }

    @Test
    void passes_a_release_that_reaches_the_minimum() throws Exception {
        var finding = shop.operator("policy: {minimum-readiness: 10}").look(READINESS);

        assertThat(finding.verdict()).as(finding.observed()).isEqualTo(Verdict.PASS);
        assertThat(finding.observed()).contains("at least 10 is demanded");
    }

    @Test
    void an_application_may_demand_more_of_itself_and_never_less() throws Exception {
        var stricter = shop.says("minimum-readiness: 90\n").operator("policy: {minimum-readiness: 10}");
        assertThat(stricter.look(READINESS).verdict()).isEqualTo(Verdict.FAIL);

        var laxer = shop.says("minimum-readiness: 1\n").operator("policy: {minimum-readiness: 80}");
        assertThat(laxer.look(READINESS).observed()).contains("at least 80 is demanded");
    }
}
