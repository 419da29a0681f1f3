package dev.slipway.parts.engine;

import dev.slipway.parts.Unreachable;
import dev.slipway.release.parts.Engine;
import dev.slipway.release.parts.EngineAddress.EngineIdentity;
import dev.slipway.runtime.secrets.Secrets;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Makes what both sides of an encrypted line prove themselves with out of PEM texts that came by reference. */
final class EngineTls {

    private EngineTls() {}

    static SSLContext context(Engine engine, EngineIdentity identity, Secrets secrets) throws Unreachable {
        var own = PemSslStoreDetails.forCertificate(secrets.resolve(identity.certificate()))
                .withPrivateKey(secrets.resolve(identity.key()));
        var trusted = PemSslStoreDetails.forCertificate(secrets.resolve(identity.authority()));
        try {
            return SslBundle.of(new PemSslStoreBundle(own, trusted)).createSslContext();
        } catch (RuntimeException unusable) {
            throw new Unreachable(
                    "the `tls` of " + engine + " cannot be used: one of " + identity.authority() + ", "
                            + identity.certificate() + " and " + identity.key() + " is not what it should be",
                    "put a PEM certificate of the authority, a PEM certificate of the worker and its PEM key there",
                    unusable);
        }
    }
}
