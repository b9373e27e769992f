import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.QueryExecutionException;

/**
 * A Neo4j server on the loopback interface, from Neo4j's own artefacts: Bolt only, authentication on.
 *
 * <p>Arguments: data folder, Bolt port. The password of user neo4j is read from NEO4J_PASSWORD, further settings from
 * neo4j.conf in the data folder. Prints one line when it takes connections, and stops on SIGTERM, or when its standard
 * input ends: it does not outlive whoever started it.
 */
final class Server {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]).toAbsolutePath();
        var port = Integer.parseInt(arguments[1]);
        var management = new DatabaseManagementServiceBuilder(folder)
                .loadPropertiesFromFile(folder.resolve("neo4j.conf"))
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.pagecache_memory, 256L * 1024 * 1024)
                .setConfig(GraphDatabaseSettings.transaction_timeout, Duration.ofMinutes(30))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress(LOOPBACK, port))
                .setConfig(BoltConnector.advertised_address, new SocketAddress(LOOPBACK, port))
                .setConfig(HttpConnector.enabled, false)
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(management::shutdown));
        try {
            setPassword(management);
            awaitDatabase(management);
        } catch (RuntimeException refused) {
            refused.printStackTrace();
            System.exit(1);
        }
        System.out.println("ready bolt://" + LOOPBACK + ":" + port);
        System.out.flush();
        while (System.in.read() >= 0) {
            // Whatever is written there is of no interest, only that somebody holds it open.
        }
        System.exit(0);
    }

    private static void awaitDatabase(DatabaseManagementService management) {
        // After a sudden end it is still recovering when the server itself is up.
        var database = management.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        if (!database.isAvailable(PATIENCE.toMillis())) {
            throw new IllegalStateException("the database is not available after " + PATIENCE);
        }
    }

    private static void setPassword(DatabaseManagementService management) {
        try {
            management.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME).executeTransactionally(
                    "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                    Map.of("password", System.getenv("NEO4J_PASSWORD")));
        } catch (QueryExecutionException refused) {
            // On a later start with the same password there is nothing to set.
            if (!refused.getMessage().contains("cannot be the same")) {
                throw refused;
            }
        }
    }
}
