// Generated from openapi/aim.json by "npm run generate".

export interface paths {
    "/api/operations/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/launches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["launches"];
        put: operations["change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/orphans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["orphans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/orphans/buckets/{name}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["tenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/tenants/{tenantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["tenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/tenants/{tenantId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/tenants/{tenantId}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/tenants/{tenantId}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restart_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/tenants/{tenantId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/tenants/{tenantId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retry_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/tenants/{tenantId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list"];
        put?: never;
        post: operations["subscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel"];
        delete: operations["undoCancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/media-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["mediaToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/plan-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["preview"];
        put?: never;
        post: operations["change_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AuditEntry: {
            /** Format: date-time */
            at: string;
            command: string;
            /** Format: uuid */
            operator: string;
            reason: string;
            subject: null | string;
            tenantId: null | string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            next: null | string;
        };
        BucketRemoval: {
            confirm: string;
            reason: string;
        };
        CeilingsView: {
            /** Format: int32 */
            instances: number;
            usdPerHour: number;
        };
        CostPart: {
            usdPerHour: number;
            what: string;
        };
        Exceeded: {
            /** Format: int64 */
            allowed: number;
            /** @enum {string} */
            limit: "storage" | "largestUpload" | "maxHeight";
            /** Format: int64 */
            used: number;
        };
        FailureView: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            reason: "no_capacity" | "launches_stopped" | "cloud_failing" | "bucket_late" | "launch_refused" | "boot_late" | "start_late" | "server_gone" | "server_replaced" | "subscription_over" | "unknown";
        };
        HistoryEntry: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            cause: "subscribed" | "provisioning_began" | "provisioning_failed" | "retried" | "server_ready" | "server_replaced" | "server_lost" | "server_unhealthy" | "server_outdated" | "replacement_asked" | "replacement_failed" | "plan_change_asked" | "plan_changed" | "plan_change_failed" | "stop_asked" | "stopped" | "start_asked" | "start_failed" | "restart_asked" | "restarted" | "restart_failed" | "cancelled" | "cancellation_undone" | "period_ended" | "grace_ended" | "end_asked" | "account_deleted" | "cleared";
            /** @enum {null|string} */
            from: "REQUESTED" | "PROVISIONING" | "ACTIVE" | "REPLACING" | "RESTARTING" | "STOPPING" | "STOPPED" | "STARTING" | "FAILED" | "GRACE" | "ENDING" | "ENDED" | null;
            /** @enum {null|string} */
            reason: "no_capacity" | "launches_stopped" | "cloud_failing" | "bucket_late" | "launch_refused" | "boot_late" | "start_late" | "server_gone" | "server_replaced" | "subscription_over" | "unknown" | null;
            /** @enum {string} */
            to: "REQUESTED" | "PROVISIONING" | "ACTIVE" | "REPLACING" | "RESTARTING" | "STOPPING" | "STOPPED" | "STARTING" | "FAILED" | "GRACE" | "ENDING" | "ENDED";
        };
        LaunchesChange: {
            allowed: boolean;
            reason: string;
        };
        LaunchesView: {
            allowed: boolean;
            /** Format: date-time */
            at: null | string;
            /** Format: uuid */
            by: null | string;
            ceilings: components["schemas"]["CeilingsView"];
            reason: null | string;
            /** Format: int32 */
            running: number;
            usdPerHour: number;
        };
        MediaToken: {
            /** Format: date-time */
            expiresAt: string;
            tenantId: string;
            token: string;
        };
        Missing: {
            /** Format: date-time */
            firstSeenAt: string;
            tenantId: string;
            /** @enum {string} */
            what: "INSTANCE" | "IDENTITY" | "BUCKET";
        };
        NextPlan: {
            id: string;
        };
        OrphanCounts: {
            /** Format: int64 */
            buckets: number;
            /** Format: int64 */
            identities: number;
            /** Format: int64 */
            instances: number;
            /** Format: int32 */
            missing: number;
        };
        OrphansView: {
            halted: null | string;
            missing: components["schemas"]["Missing"][];
            /** Format: date-time */
            sweptAt: null | string;
            unknownBuckets: components["schemas"]["UnknownBucket"][];
            unknownIdentities: components["schemas"]["UnknownIdentity"][];
            unknownInstances: components["schemas"]["UnknownInstance"][];
        };
        Overview: {
            backlog: components["schemas"]["Reading"];
            brake: boolean;
            costUsdPerHour: number;
            costUsdPerTenantMonth: null | number;
            launchesAllowed: boolean;
            orphans: components["schemas"]["OrphanCounts"];
            provisioned: components["schemas"]["Provisioned"];
            states: {
                [key: string]: number;
            };
            /** Format: int32 */
            stuck: number;
            sweepHalted: boolean;
            /** Format: date-time */
            sweptAt: null | string;
            /** Format: int32 */
            unhealthy: number;
        };
        Page: {
            /** Format: date-time */
            expiresAt: string;
            items: components["schemas"]["Source"][];
            next: null | string;
        };
        PlanChange: {
            /** @enum {string} */
            direction: "UP" | "DOWN" | "SAME";
            exceeds: components["schemas"]["Exceeded"][];
            from: components["schemas"]["PlanOffer"];
            replacesServer: boolean;
            to: components["schemas"]["PlanOffer"];
        };
        PlanChangeWish: {
            acceptExceeding: boolean | null;
            planId: string;
        };
        PlanOffer: {
            /** Format: int32 */
            concurrentViewers: number;
            id: string;
            /** Format: int64 */
            largestUploadBytes: number;
            /** Format: int32 */
            maxHeight: number;
            /** Format: int32 */
            priceKrwPerMonth: number;
            /** Format: int64 */
            storageBytes: number;
            /** Format: int32 */
            version: number;
        };
        Problem: {
            code: string;
            detail: string;
            errors?: {
                field: string;
                message: string;
            }[];
            requestId?: string;
            status: number;
            title: string;
            type: string;
        };
        Provisioned: {
            /** Format: int32 */
            failed: number;
            /** Format: double */
            p95Seconds: null | number;
            /** Format: date-time */
            since: string;
            /** Format: int32 */
            succeeded: number;
        };
        Reading: {
            /** Format: int32 */
            due: number;
            /** Format: date-time */
            dueSince: null | string;
            /** Format: int32 */
            failing: number;
            /** Format: int32 */
            subscriptions: number;
            /** Format: int32 */
            unsent: number;
            /** Format: date-time */
            unsentSince: null | string;
        };
        ServerView: {
            degraded: boolean;
            /** Format: int64 */
            diskFreeBytes: number;
            /** Format: date-time */
            lastSeenAt: string;
            /** Format: double */
            load: number;
            /** Format: int32 */
            runningJobs: number;
            version: string;
        };
        Source: {
            /** Format: int64 */
            bytes: number;
            fileName: null | string;
            key: string;
            title: null | string;
            /** Format: uri */
            url: string;
        };
        StepView: {
            /** Format: date-time */
            finishedAt: null | string;
            /** @enum {string} */
            name: "BUCKET" | "INSTANCE" | "BOOT" | "HEALTH" | "ROUTE";
            /** @enum {null|string} */
            reason: "no_capacity" | "launches_stopped" | "cloud_failing" | "bucket_late" | "launch_refused" | "boot_late" | "start_late" | "server_gone" | "server_replaced" | "subscription_over" | "unknown" | null;
            /** Format: date-time */
            startedAt: null | string;
            /** @enum {string} */
            state: "PENDING" | "RUNNING" | "DONE" | "FAILED";
        };
        StoppedView: {
            /** @enum {string} */
            by: "OWNER" | "OPERATOR" | "PLATFORM";
            reason: null | string;
            /** Format: date-time */
            since: string;
        };
        SubscriptionView: {
            /** Format: date-time */
            activatedAt: null | string;
            /** Format: date-time */
            cancelledAt: null | string;
            /** Format: date-time */
            createdAt: string;
            failure: components["schemas"]["FailureView"] | null;
            /** Format: date-time */
            graceEndsAt: null | string;
            /** Format: uuid */
            id: string;
            nextPlan: components["schemas"]["NextPlan"] | null;
            /** Format: date-time */
            periodEndsAt: null | string;
            plan: components["schemas"]["PlanOffer"];
            planId: string;
            readOnly: boolean;
            region: string;
            server: components["schemas"]["ServerView"] | null;
            /** @enum {string} */
            state: "REQUESTED" | "PROVISIONING" | "ACTIVE" | "REPLACING" | "RESTARTING" | "STOPPING" | "STOPPED" | "STARTING" | "FAILED" | "GRACE" | "ENDING" | "ENDED";
            steps: components["schemas"]["StepView"][];
            stopped: components["schemas"]["StoppedView"] | null;
            tenantId: string;
            usage: components["schemas"]["UsageView"] | null;
        };
        SubscriptionWish: {
            planId: string;
        };
        TenantCommand: {
            reason: string;
        };
        TenantCost: {
            parts: components["schemas"]["CostPart"][];
            perHourUsd: number;
            /** Format: date */
            pricesAsOf: string;
        };
        TenantDetail: {
            /** Format: uuid */
            account: string;
            address: null | string;
            allowed: ("retry" | "planChange" | "cancel" | "undoCancel" | "stop" | "start" | "restart" | "suspend" | "resume" | "replace" | "end")[];
            bucket: string;
            cost: components["schemas"]["TenantCost"];
            costUsdPerMonth: number;
            /** Format: int32 */
            generation: number | null;
            history: components["schemas"]["TenantHistoryEntry"][];
            instanceId: null | string;
            /** Format: date-time */
            lastSeenAt: null | string;
            launches: components["schemas"]["TenantLaunch"][];
            planId: string;
            server: components["schemas"]["TenantServer"] | null;
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            state: "REQUESTED" | "PROVISIONING" | "ACTIVE" | "REPLACING" | "RESTARTING" | "STOPPING" | "STOPPED" | "STARTING" | "FAILED" | "GRACE" | "ENDING" | "ENDED";
            steps: components["schemas"]["TenantStep"][];
            stuck: boolean;
            /** Format: uuid */
            subscriptionId: string;
            tenantId: string;
            unhealthy: boolean;
            usage: components["schemas"]["TenantUsage"] | null;
            version: null | string;
        };
        TenantHistoryEntry: {
            /** @enum {string} */
            actor: "OWNER" | "OPERATOR" | "PLATFORM";
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            cause: "subscribed" | "provisioning_began" | "provisioning_failed" | "retried" | "server_ready" | "server_replaced" | "server_lost" | "server_unhealthy" | "server_outdated" | "replacement_asked" | "replacement_failed" | "plan_change_asked" | "plan_changed" | "plan_change_failed" | "stop_asked" | "stopped" | "start_asked" | "start_failed" | "restart_asked" | "restarted" | "restart_failed" | "cancelled" | "cancellation_undone" | "period_ended" | "grace_ended" | "end_asked" | "account_deleted" | "cleared";
            detail: null | string;
            /** @enum {null|string} */
            from: "REQUESTED" | "PROVISIONING" | "ACTIVE" | "REPLACING" | "RESTARTING" | "STOPPING" | "STOPPED" | "STARTING" | "FAILED" | "GRACE" | "ENDING" | "ENDED" | null;
            /** @enum {null|string} */
            reason: "no_capacity" | "launches_stopped" | "cloud_failing" | "bucket_late" | "launch_refused" | "boot_late" | "start_late" | "server_gone" | "server_replaced" | "subscription_over" | "unknown" | null;
            /** @enum {string} */
            to: "REQUESTED" | "PROVISIONING" | "ACTIVE" | "REPLACING" | "RESTARTING" | "STOPPING" | "STOPPED" | "STARTING" | "FAILED" | "GRACE" | "ENDING" | "ENDED";
        };
        TenantItem: {
            /** Format: uuid */
            account: string;
            address: null | string;
            costUsdPerMonth: number;
            /** Format: int32 */
            generation: number | null;
            instanceId: null | string;
            /** Format: date-time */
            lastSeenAt: null | string;
            planId: string;
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            state: "REQUESTED" | "PROVISIONING" | "ACTIVE" | "REPLACING" | "RESTARTING" | "STOPPING" | "STOPPED" | "STARTING" | "FAILED" | "GRACE" | "ENDING" | "ENDED";
            stuck: boolean;
            /** Format: uuid */
            subscriptionId: string;
            tenantId: string;
            unhealthy: boolean;
            version: null | string;
        };
        TenantLaunch: {
            /** Format: int32 */
            attempt: number;
            detail: null | string;
            /** Format: int32 */
            generation: number;
            instanceId: null | string;
            instanceType: string;
            /** Format: date-time */
            intendedAt: string;
            /** @enum {null|string} */
            reason: "no_capacity" | "launches_stopped" | "cloud_failing" | "bucket_late" | "launch_refused" | "boot_late" | "start_late" | "server_gone" | "server_replaced" | "subscription_over" | "unknown" | null;
            state: string;
            subnetId: null | string;
        };
        TenantPage: {
            items: components["schemas"]["TenantItem"][];
            next: null | string;
        };
        TenantServer: {
            /** Format: int64 */
            diskFreeBytes: number;
            /** Format: date-time */
            lastSeenAt: string;
            /** Format: double */
            load: number;
            /** Format: int32 */
            runningJobs: number;
            version: string;
        };
        TenantStep: {
            detail: null | string;
            /** Format: date-time */
            finishedAt: null | string;
            /** @enum {string} */
            name: "BUCKET" | "INSTANCE" | "BOOT" | "HEALTH" | "ROUTE";
            /** @enum {null|string} */
            reason: "no_capacity" | "launches_stopped" | "cloud_failing" | "bucket_late" | "launch_refused" | "boot_late" | "start_late" | "server_gone" | "server_replaced" | "subscription_over" | "unknown" | null;
            /** Format: date-time */
            startedAt: null | string;
            /** @enum {string} */
            state: "PENDING" | "RUNNING" | "DONE" | "FAILED";
        };
        TenantUsage: {
            /** Format: int64 */
            largestUploadBytes: number;
            /** Format: int32 */
            maxHeight: number;
            /** Format: int64 */
            storedBytes: number;
        };
        UnknownBucket: {
            /** Format: date-time */
            firstSeenAt: string;
            name: string;
            /** Format: date-time */
            removalAskedAt: null | string;
        };
        UnknownIdentity: {
            /** Format: date-time */
            firstSeenAt: string;
            /** Format: date-time */
            removeAt: string;
            tenantId: string;
        };
        UnknownInstance: {
            /** Format: date-time */
            firstSeenAt: string;
            instanceId: string;
            /** Format: date-time */
            removeAt: string;
            state: null | string;
            /** Format: date-time */
            stopAt: string;
            tenantTag: null | string;
        };
        UsageView: {
            /** Format: date-time */
            asOf: string;
            /** Format: int64 */
            largestUploadBytes: number;
            /** Format: int32 */
            maxHeight: number;
            /** Format: int64 */
            storedBytes: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    audit: {
        parameters: {
            query?: {
                after?: number;
                command?: string;
                tenantId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    launches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaunchesView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LaunchesChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaunchesView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orphans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrphansView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BucketRemoval"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrphansView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tenants: {
        parameters: {
            query?: {
                after?: string;
                q?: string;
                state?: "REQUESTED" | "PROVISIONING" | "ACTIVE" | "REPLACING" | "RESTARTING" | "STOPPING" | "STOPPED" | "STARTING" | "FAILED" | "GRACE" | "ENDING" | "ENDED";
                stuck?: boolean;
                unhealthy?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantPage"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantDetail"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantCommand"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantDetail"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantCommand"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantDetail"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restart_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantCommand"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantDetail"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantCommand"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantDetail"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantCommand"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantDetail"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantCommand"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantDetail"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanOffer"][];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"][];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscribe: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionWish"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryEntry"][];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mediaToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaToken"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview: {
        parameters: {
            query: {
                planId: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanChange"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_1: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChangeWish"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description Problem details (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
