package dev.slipway.migrations.scratch;

import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** How a way to a server is secured, in PostgreSQL's own words; what is not said is left to the driver. */
public record Tls(
        Optional<String> mode, Optional<String> authority, Optional<String> certificate, Optional<String> key) {

    /** For servers of this machine. */
    public static final Tls UNSAID = new Tls(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Tls of(PGSimpleDataSource source) {
        return new Tls(
                Optional.ofNullable(source.getSslMode()),
                Optional.ofNullable(source.getSslRootCert()),
                Optional.ofNullable(source.getSslCert()),
                Optional.ofNullable(source.getSslKey()));
    }

    public void secure(PGSimpleDataSource source) {
        mode.ifPresent(source::setSslMode);
        authority.ifPresent(source::setSslRootCert);
        certificate.ifPresent(source::setSslCert);
        key.ifPresent(source::setSslKey);
    }
}
