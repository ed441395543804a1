package ly.ptsd.aim.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserDataTests {

    @Test
    void startsTheDatabaseAndTheMediaServerWithItsBootToken() {
        assertThat(UserData.of(LaunchTests.ORDER, "a.boot.token")).isEqualTo("""
                #cloud-config
                write_files:
                  - path: /etc/ptsd/media-server.env
                    owner: root:root
                    permissions: "0600"
                    content: |
                      PTSD_PUBLIC_ORIGIN=https://ptsd.example
                      PTSD_MACHINES_URL=https://ptsd.example/api/machines
                      PTSD_BOOT_TOKEN=a.boot.token
                      AWS_REGION=ap-northeast-2
                runcmd:
                  - ["docker", "run", "-d", "--name", "mongo", "--restart", "always", "--network", "host", \
                "-v", "/var/lib/ptsd/mongo:/data/db", "mongo:8"]
                  - ["docker", "run", "-d", "--name", "media-server", "--restart", "always", "--network", "host", \
                "--env-file", "/etc/ptsd/media-server.env", "-v", "/var/lib/ptsd/media:/var/lib/ptsd/media", \
                "ptsdly/media-service:1.0"]
                """);
    }
}
