package ly.ptsd.local.aws;

import java.net.URI;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

/** Clients of Amazon's own SDK, pointed at a stand-in. */
record AwsClients(AwsStandIn aws, AwsCredentials credentials) {

    static final Region REGION = Region.AP_NORTHEAST_2;

    static AwsClients of(AwsStandIn aws) {
        return new AwsClients(aws, AwsBasicCredentials.create("test", "test-secret"));
    }

    AwsClients with(AwsCredentials other) {
        return new AwsClients(aws, other);
    }

    S3Client s3() {
        return S3Client.builder()
                .applyMutation(at(aws.s3Endpoint()))
                .serviceConfiguration(pathStyle())
                .build();
    }

    S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(aws.s3Endpoint())
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .serviceConfiguration(pathStyle())
                .build();
    }

    Ec2Client ec2() {
        return Ec2Client.builder().applyMutation(at(aws.queryEndpoint())).build();
    }

    IamClient iam() {
        return IamClient.builder().applyMutation(at(aws.queryEndpoint())).build();
    }

    StsClient sts() {
        return StsClient.builder().applyMutation(at(aws.queryEndpoint())).build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> Consumer<B> at(URI endpoint) {
        return builder -> builder.endpointOverride(endpoint)
                .region(REGION)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries -> retries.maxAttempts(1)));
    }

    private static S3Configuration pathStyle() {
        return S3Configuration.builder().pathStyleAccessEnabled(true).build();
    }
}
