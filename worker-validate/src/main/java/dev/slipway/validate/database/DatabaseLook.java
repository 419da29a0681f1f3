package dev.slipway.validate.database;

import dev.slipway.parts.Unreachable;
import dev.slipway.parts.database.TargetDatabase;
import dev.slipway.release.parts.Database;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.part.Looked;
import dev.slipway.validate.part.Reach;

/** What is asked of the database of a target, if it has one. */
@FunctionalInterface
interface DatabaseLook {

    String UNREACHABLE = "database-unreachable";

    Finding at(TargetDatabase database, Database rules) throws Unreachable, InterruptedException;

    static Finding of(Candidate candidate, Reach reach, DatabaseLook look) throws InterruptedException {
        var named = candidate.rules().parts().database();
        return named.isEmpty()
                ? Finding.notApplicable("targets.yaml names no database for " + candidate.target())
                : Looked.at(UNREACHABLE, () -> look.at(reach.to(named.get()), named.get()));
    }
}
