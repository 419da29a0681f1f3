package dev.slipway.deploy.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Seen;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What HAProxy 2.6 answers, as it was seen to. */
class AnswersTest {

    private static final Backend BACKEND = new Backend("127.0.0.1", 9201);

    private static final String STATISTICS = """
            # pxname,svname,scur,econ,eresp,wredis,lbtot,hrsp_5xx,addr,
            lane-1,127.0.0.1:9201,2,1,2,0,20,3,127.0.0.1:9201,
            lane-1,BACKEND,2,1,2,0,20,4,,
            lane-2,127.0.0.1:9201,1,0,0,1,5,,127.0.0.1:9201,
            lane-3,127.0.0.1:9202,0,0,0,0,0,0,127.0.0.1:9202,
            users,FRONTEND,3,,,,,7,,

            """;

    private static final String LENGTHS = """
            # table: lengths, type: string, size:65536, used:2
            0x7fc02c04b638: key=127.0.0.1:9201/0 use=0 exp=0 gpc0=23
            0x5555b9919718: key=127.0.0.1:9201/1200 use=0 exp=0 gpc0=2

            """;

    private static final String SERVERS = """
            1
            # be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time
            7 lane-3 1 127.0.0.1:9201 127.0.0.1 2 0 11 10 0 1
            7 lane-3 2 127.0.0.1:9202 127.0.0.1 0 1 10 10 0 1
            9 somebody-elses 1 web 127.0.0.1 2 0 1 1 0 1

            """;

    @Test
    void an_instance_is_counted_over_all_lanes() {
        var census = new Census(Census.rows(STATISTICS));

        var seen = census.seen(LengthTable.parse(LENGTHS));

        assertThat(census.busy()).isEqualTo(Map.of(BACKEND, 3));
        assertThat(seen).containsOnlyKeys(BACKEND);
        var all = seen.getOrDefault(BACKEND, Seen.NOTHING);
        assertThat(all).extracting(Seen::requests, Seen::errors).containsExactly(25L, 7L);
        assertThat(all.latencies().count()).isEqualTo(25);
        assertThat(all.latencies().p95()).contains(Duration.ofMillis(1_200));
    }

    @Test
    void the_servers_of_a_lane_are_known_with_weight_and_state() {
        assertThat(Running.servers(SERVERS))
                .isEqualTo(Map.of(
                        new Lane("lane-3"),
                        Map.of(
                                new ServerName("127.0.0.1:9201"),
                                new Running.State(11, true),
                                new ServerName("127.0.0.1:9202"),
                                new Running.State(10, false))));
    }

    @Test
    void the_routes_are_known_with_the_mark() {
        var running = new Running(
                "routes-1.map",
                Running.map("0x7f / lane-3/front\n0x7e /api/ nobody/back\n0x55 !in-force 8/42\n\n"),
                Map.of());

        assertThat(running.mark()).isEqualTo(new Mark(8, 42));
        assertThat(running.lanesInForce()).containsExactlyInAnyOrder(new Lane("lane-3"), Lane.NOBODY);
    }
}
