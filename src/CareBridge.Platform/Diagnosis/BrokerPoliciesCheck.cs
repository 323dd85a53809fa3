using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CareBridge.Platform.Diagnosis;

/// <summary>
/// What AMQP does not tell and RabbitMQ's management plugin does (<c>RabbitMq:ManagementUri</c>): policies that make
/// our queues drop messages, alarms, and how many nodes have a copy.
/// </summary>
internal sealed class BrokerPoliciesCheck : DeploymentCheck
{
    private const string Key = "RabbitMq:ManagementUri";
    private const int Copies = 3;

    private static readonly IReadOnlyList<string> Dropping =
        ["message-ttl", "expires", "max-length", "max-length-bytes", "delivery-limit", "overflow"];

    public override string Name => "broker-policies";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(examination["RabbitMq:Uri"], UriKind.Absolute, out var broker)) return;
        if (!Uri.TryCreate(examination[Key], UriKind.Absolute, out var management))
        {
            found.Note("policies-unseen", Key, "It is not set: policies and alarms were not looked at.");
            return;
        }
        using var http = Client(management, broker);
        try
        {
            await LookAtAlarmsAsync(http, found, cancellation);
            var host = broker.AbsolutePath.Length > 1 ? broker.AbsolutePath[1..] : "%2F";
            using var answer = await http.GetAsync($"api/queues/{host}", cancellation);
            answer.EnsureSuccessStatusCode();
            using var queues = await JsonDocument.ParseAsync(
                await answer.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
            LookAtQueues(queues.RootElement, examination, found);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException
            or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            found.Warning(
                "management-unreachable",
                Key,
                "RabbitMQ's management plugin does not answer, or does not let this account in.",
                "rabbitmq-plugins enable rabbitmq_management, and give the account the tag monitoring.");
        }
    }

    private static HttpClient Client(Uri management, Uri broker)
    {
        var user = management.UserInfo.Length > 0 ? management.UserInfo : broker.UserInfo;
        var bare = new UriBuilder(management) { UserName = "", Password = "" }.Uri;
        return new HttpClient
        {
            BaseAddress = bare.AbsoluteUri.EndsWith('/') ? bare : new Uri(bare.AbsoluteUri + '/'),
            Timeout = Examination.Patience,
            DefaultRequestHeaders =
            {
                Authorization = new AuthenticationHeaderValue(
                    "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user)))),
            },
        };
    }

    private static async Task LookAtAlarmsAsync(HttpClient http, Findings found, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync("api/health/checks/alarms", cancellation);
        if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) return;
        found.Fault(
            "broker-alarm",
            "RabbitMq:Uri",
            "The broker is short of memory or disk, and takes no messages.",
            "Give it room (rabbitmqctl status says of what). What was accepted meanwhile waits in the outboxes.");
    }

    private static void LookAtQueues(JsonElement queues, Examination examination, Findings found)
    {
        var ours = examination.Reactions.Select(reaction => reaction.Name).ToHashSet();
        var few = new List<string>();
        foreach (var queue in queues.EnumerateArray())
        {
            var name = queue.GetProperty("name").GetString()!;
            if (!ours.Contains(name)) continue;
            LookAtPolicy(name, queue, found);
            if (queue.TryGetProperty("members", out var members) && members.GetArrayLength() < Copies) few.Add(name);
        }
        if (few.Count == 0) return;
        found.Warning(
            "queue-copies",
            few.Count == 1 ? few[0] : $"{few[0]} and {few.Count - 1} more",
            $"Fewer than {Copies} nodes have a copy: when one dies, messages wait until it is back.",
            "Run RabbitMQ as a cluster of three, and rabbitmq-queues grow NODE all.");
    }

    private static void LookAtPolicy(string name, JsonElement queue, Findings found)
    {
        if (!queue.TryGetProperty("effective_policy_definition", out var policy)
            || policy.ValueKind != JsonValueKind.Object) return;
        var dropping = policy.EnumerateObject().Select(one => one.Name).Where(Dropping.Contains).ToList();
        if (dropping.Count == 0) return;
        found.Fault(
            "queue-policy",
            name,
            $"A policy of the broker makes it drop messages ({string.Join(", ", dropping)}).",
            "Take that out of the policy, or keep its pattern off our queues (rabbitmqctl list_policies).");
    }
}
