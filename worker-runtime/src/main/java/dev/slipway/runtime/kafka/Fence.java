package dev.slipway.runtime.kafka;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the transactions of instances that have left the group without closing them: their open ends would hide
 * everything behind them until they time out, and a frozen owner could still commit one when it wakes.
 */
final class Fence {

    private static final Logger LOG = LoggerFactory.getLogger(Fence.class);

    private final Admin admin;
    private final String group;

    Fence(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    void dead() {
        var open = openTransactions();
        if (open.isEmpty()) {
            return;
        }
        var alive = members();
        var dead = open.stream().filter(id -> !alive.contains(instanceOf(id))).toList();
        if (!dead.isEmpty()) {
            LOG.info("fencing {}, which left a transaction open", dead);
            Takeover.answer(admin.fenceProducers(dead).all());
        }
    }

    private List<String> openTransactions() {
        var ours = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        return Takeover.answer(admin.listTransactions(ours).all()).stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(group + "."))
                .toList();
    }

    private Set<String> members() {
        return Takeover.answer(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                .flatMap(description -> description.members().stream())
                .map(MemberDescription::clientId)
                .collect(Collectors.toSet());
    }

    private String instanceOf(String transactionalId) {
        return transactionalId.substring(group.length() + 1, transactionalId.lastIndexOf('.'));
    }
}
