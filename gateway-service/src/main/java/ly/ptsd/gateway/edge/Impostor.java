package ly.ptsd.gateway.edge;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tells whether a call failed because somebody else is at the address than the server that is meant. */
final class Impostor {

    private Impostor() {}

    /** Nothing of the request was sent then, and asking again there would not help. */
    static boolean isBehind(Throwable failure) {
        return switch (failure) {
            case NotSslRecordException speaksNoTls -> true;
            case SslHandshakeTimeoutException saysNothing -> true;
            case SSLException refused -> isAboutTheCertificate(refused);
            default -> false;
        };
    }

    private static boolean isAboutTheCertificate(SSLException refused) {
        return Stream.<Throwable>iterate(refused, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }
}
