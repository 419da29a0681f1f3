package dev.slipway.deploy.haproxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.Wire;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * The one file that HAProxy starts from, and that says which table is in force: written as a whole, so that whenever it is
 * started it serves exactly the table that the next worker will read there.
 */
record ConfigurationText(ListenAddress address, HaproxyFolder folder, Layout layout) {

    /** The table that counts how long answers took, by server and length. */
    static final String LENGTHS = "lengths";

    private static final String LAYOUT = "# layout: ";

    private static final String HEAD = """
            # Written by Slipway at every change of the traffic; what is changed here by hand is lost.
            %s%s
            global
                stats socket %s mode 600 level admin expose-fd listeners
                # Without it a second HAProxy would take half of the requests.
                noreuseport
                fd-hard-limit 65536

            defaults
                mode http
                timeout connect 2s
                timeout client 30m
                timeout server 2m
                timeout tunnel 30m
                timeout http-request 30s
                timeout http-keep-alive 5m
                # A service may close an idle connection at the very moment it is used again, and a POST must not be repeated:
                # each request gets a connection of its own to the service, while that of the client is kept.
                option http-server-close
                retries 2
                option redispatch 1
                retry-on conn-failure empty-response
                http-error status 502 content-type "text/plain; charset=utf-8" lf-string "Service '%%[var(txn.service)]' did not answer: the connection was closed before an answer came.\\n"
                http-error status 503 content-type "text/plain; charset=utf-8" lf-string "Service '%%[var(txn.service)]' has no running instance at the moment; try again shortly.\\n"
                http-error status 504 content-type "text/plain; charset=utf-8" lf-string "Service '%%[var(txn.service)]' took too long to answer.\\n"

            backend %s
                stick-table type string len 300 size 64k store gpc0

            frontend users
                bind %s
                http-request set-var(txn.begun) date(0,us)
                http-request disable-l7-retry unless { method GET HEAD OPTIONS }

                # Only a peer on this host, such as a TLS terminator, is believed about the hops before it.
                acl peer-on-this-host src 127.0.0.0/8 ::1
                http-request del-header Forwarded unless peer-on-this-host
                http-request del-header X-Forwarded-For unless peer-on-this-host
                http-request del-header X-Forwarded-Proto unless peer-on-this-host
                http-request del-header X-Forwarded-Host unless peer-on-this-host
                http-request del-header X-Forwarded-Port unless peer-on-this-host
                http-request add-header X-Forwarded-For %%[src]
                http-request set-header X-Forwarded-Proto http unless { req.hdr(X-Forwarded-Proto) -m found }
                http-request set-header X-Forwarded-Port %%[dst_port] unless { req.hdr(X-Forwarded-Port) -m found }
                http-request set-header X-Forwarded-Host %%[req.hdr(Host)] if { req.hdr(Host) -m found } !{ req.hdr(X-Forwarded-Host) -m found }

                # The longest prefix of whole segments; all routes of a table come into force at once.
                http-request set-var(txn.route) path,concat(/),map_beg(%s)
                http-request return status 404 content-type "text/plain; charset=utf-8" lf-string "No service of this application serves %%[path].\\n" unless { var(txn.route) -m found }
                http-request set-var(txn.service) var(txn.route),word(2,/)
                use_backend %%[var(txn.route),word(1,/)]

                # How long until the answer began, cut to its two leading digits.
                http-response set-var(txn.took) date(0,us),sub(txn.begun),div(1000)
                http-response set-var(txn.unit) int(1)
                http-response set-var(txn.unit) int(10) if { var(txn.took) -m int ge 100 }
                http-response set-var(txn.unit) int(100) if { var(txn.took) -m int ge 1000 }
                http-response set-var(txn.unit) int(1000) if { var(txn.took) -m int ge 10000 }
                http-response set-var(txn.unit) int(10000) if { var(txn.took) -m int ge 100000 }
                http-response set-var(txn.length) var(txn.took),div(txn.unit),mul(txn.unit)
                http-response track-sc0 srv_name,concat(/,txn.length) table %s
                http-response sc-inc-gpc0(0)

            backend %s

            """;

    String text() {
        return HEAD.formatted(
                        LAYOUT,
                        new String(Wire.write(layout), UTF_8),
                        folder.socket(),
                        LENGTHS,
                        address,
                        folder.routes(layout.number()).path(),
                        LENGTHS,
                        Lane.NOBODY)
                + Lane.ALL.stream().map(this::section).collect(Collectors.joining());
    }

    private String section(Lane lane) {
        return "backend " + lane + "\n    balance roundrobin\n"
                + Optional.ofNullable(layout.servers().get(lane)).stream()
                        .flatMap(servers -> servers.entrySet().stream())
                        .map(server -> "    server " + server.getKey() + " "
                                + server.getKey().address() + " weight " + server.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /** What the file on disk says is in force; before the first table, nothing. */
    static Layout layoutIn(HaproxyFolder folder) {
        return folder.configuration()
                .read()
                .map(content -> parse(new String(content, UTF_8), folder))
                .orElse(Layout.FIRST);
    }

    private static Layout parse(String text, HaproxyFolder folder) {
        var written = text.lines()
                .filter(line -> line.startsWith(LAYOUT))
                .findFirst()
                .orElseThrow(
                        () -> new RouterFailure(damaged(folder, "it has no line that begins with '" + LAYOUT + "'")));
        try {
            return Wire.read(written.substring(LAYOUT.length()).getBytes(UTF_8), Layout.class);
        } catch (JacksonException e) {
            throw new RouterFailure(damaged(folder, e.getOriginalMessage()), e);
        }
    }

    private static String damaged(HaproxyFolder folder, String how) {
        return "HAProxy's configuration " + folder.configuration().path() + " is damaged (" + how
                + "); put it back from a backup, or delete it and deploy again.";
    }
}
