package dev.slipway.validate;

import dev.slipway.validate.check.Asked;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Check;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.lane.Lane;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Checks whose answer a test decides. */
final class Extra {

    private static final String ID = "extra";

    private Extra() {}

    static Check request(Supplier<Finding> answer) {
        return new Check() {
            @Override
            public String id() {
                return ID;
            }

            @Override
            public Finding look(Asked asked, Lane lane) {
                return answer.get();
            }
        };
    }

    static ReleaseCheck release(Callable<Finding> answer) {
        return release(ID, answer);
    }

    static ReleaseCheck release(String id, Callable<Finding> answer) {
        return new ReleaseCheck() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Finding look(Candidate candidate) throws Exception {
                return answer.call();
            }
        };
    }
}
