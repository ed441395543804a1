package ly.ptsd.aim.instance.ec2;

import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Three ways to the same EC2. EC2 counts the calls of an account by kind, and so does each of these: when one kind is
 * refused for coming too often, everybody's calls of that kind become fewer, and servers can still be looked at and
 * stopped while launches wait.
 *
 * @param launching for launches
 * @param changing for whatever else changes an instance
 * @param looking for what changes nothing
 */
record Ec2Clients(Ec2Client launching, Ec2Client changing, Ec2Client looking) implements AutoCloseable {

    @Override
    public void close() {
        launching.close();
        changing.close();
        looking.close();
    }
}
