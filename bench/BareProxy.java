import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

/**
 * The least a gateway on Reactor Netty has to do: hand one request on and its answer back, with no rule at all. It shows
 * what part of the gateway's cost is the platform below it.
 */
public final class BareProxy {

    /** @param arguments the port to listen on and the upstream's origin */
    public static void main(String[] arguments) {
        var upstream = HttpClient.create().baseUrl(arguments[1]);
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .handle((request, response) -> upstream.headers(headers -> headers.set(request.requestHeaders()))
                        .request(request.method())
                        .uri(request.uri())
                        .send((to, body) -> body.send(request.receive().retain()))
                        .responseConnection((answer, connection) -> {
                            response.status(answer.status()).headers(answer.responseHeaders());
                            return response.send(connection.inbound().receive().retain())
                                    .then()
                                    .thenReturn(answer);
                        })
                        .then())
                .bindNow()
                .onDispose()
                .block();
    }
}
