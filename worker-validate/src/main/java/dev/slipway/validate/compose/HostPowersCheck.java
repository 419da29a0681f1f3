package dev.slipway.validate.compose;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.powers.HostPower;
import dev.slipway.release.compose.powers.HostPowers;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;

/** Whether services ask for no power over the host but those that the operator allows them by name. */
public final class HostPowersCheck implements ProjectCheck {

    @Override
    public String id() {
        return "host-powers";
    }

    @Override
    public Finding look(ComposeProject project, Candidate candidate) {
        var refused = HostPowers.refused(project, candidate.rules().powers());
        return refused.isEmpty()
                ? Finding.pass(allowed(HostPowers.askedFor(project).size()))
                : Finding.failEach(
                        "host-powers",
                        "remove what is not needed, or have the operator allow it under `host-powers` of "
                                + candidate.target(),
                        refused.stream().map(HostPower::refusal).toList());
    }

    private static String allowed(int powers) {
        return powers == 0
                ? "no service asks for power over the host"
                : powers + " powers over the host are asked for, each of which targets.yaml allows";
    }
}
