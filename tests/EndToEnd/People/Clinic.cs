using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CareBridge.Testing;

namespace CareBridge.EndToEnd.People;

/// <summary>
/// A clinic's EHR: the third-party FHIR client of tests/Clients. It remembers what it was shown, for the accounting to
/// be held against.
/// </summary>
public sealed class Clinic : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _ehr;
    private readonly List<string> _shown = [];

    private Clinic(Process ehr) => _ehr = ehr;

    /// <summary>
    /// What each answer showed of participants: sorted, <c>Type/id@version</c>, one string an answer.
    /// </summary>
    public IReadOnlyList<string> Shown => _shown;

    /// <summary>Answers that may have been lost on their way: they were accounted for and never seen.</summary>
    public int Lost { get; private set; }

    public static async Task<Clinic> ConnectAsync(Uri fhir, Guid clientId, JsonObject privateKey, string scope)
    {
        var ehr = Process.Start(new ProcessStartInfo("node", ["clinic.mjs"])
        {
            WorkingDirectory = Path.Combine(RepositoryRoot.Path, "tests/Clients"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var clinic = new Clinic(ehr);
        await clinic.AskAsync(new JsonObject
        {
            ["do"] = "connect",
            ["fhir"] = fhir.ToString(),
            ["clientId"] = clientId.ToString(),
            ["key"] = privateKey.DeepClone(),
            ["scope"] = scope,
        });
        return clinic;
    }

    /// <summary>A new key pair: the public half for the registration, the private one for the client.</summary>
    public static (JsonObject Public, JsonObject Private) NewKey()
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(includePrivateParameters: true);
        var id = Guid.CreateVersion7().ToString();
        var publicKey = new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = id,
            ["use"] = "sig",
            ["alg"] = "RS384",
            ["n"] = Url(key.Modulus),
            ["e"] = Url(key.Exponent),
        };
        var privateKey = new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = id,
            ["n"] = Url(key.Modulus),
            ["e"] = Url(key.Exponent),
            ["d"] = Url(key.D),
            ["p"] = Url(key.P),
            ["q"] = Url(key.Q),
            ["dp"] = Url(key.DP),
            ["dq"] = Url(key.DQ),
            ["qi"] = Url(key.InverseQ),
        };
        return (publicKey, privateKey);

        static string Url(byte[]? value) => Base64Url.EncodeToString(value);
    }

    /// <summary>The resource, or null where the server says there is none.</summary>
    public async Task<JsonNode?> ReadAsync(string type, Guid id)
    {
        var answer = await TryReadAsync(type, id);
        return (int)answer["status"]! == 200 ? Seen(answer["body"]!) : null;
    }

    /// <summary>The answer's status and body, whatever it is; for what is no disclosure.</summary>
    public Task<JsonNode> TryReadAsync(string type, Guid id) =>
        AskAsync(new JsonObject { ["do"] = "read", ["type"] = type, ["id"] = id.ToString() });

    /// <summary>The answer's status and body, whatever it is.</summary>
    public Task<JsonNode> TryCreateAsync(JsonNode resource) =>
        AskAsync(new JsonObject { ["do"] = "create", ["resource"] = resource.DeepClone() });

    /// <summary>The matches.</summary>
    public async Task<IReadOnlyList<JsonNode>> SearchAsync(string type, JsonObject parameters)
    {
        var answer = await AskAsync(
            new JsonObject { ["do"] = "search", ["type"] = type, ["params"] = parameters.DeepClone() });
        if ((int)answer["status"]! != 200) throw new InvalidOperationException(answer.ToJsonString());
        var matches = (answer["body"]!["entry"]?.AsArray() ?? [])
            .Where(entry => (string?)entry!["search"]?["mode"] == "match")
            .Select(entry => entry!["resource"]!)
            .ToList();
        Seen(matches);
        return matches;
    }

    /// <summary>The document of how somebody has fared, or null where the server knows nobody.</summary>
    public async Task<JsonNode?> SummarizeAsync(Guid patient)
    {
        var answer = await AskAsync(new JsonObject
        {
            ["do"] = "operation",
            ["type"] = "Patient",
            ["id"] = patient.ToString(),
            ["name"] = "$aftercare-summary",
        });
        if ((int)answer["status"]! == 404) return null;
        if ((int)answer["status"]! != 200) throw new InvalidOperationException(answer.ToJsonString());
        // It is the first entry that the rest is put together in; nobody holds it.
        Seen([.. answer["body"]!["entry"]!.AsArray().Skip(1).Select(entry => entry!["resource"]!)]);
        return answer["body"];
    }

    /// <summary>Moves a Task; repeats are harmless, also when the first answer got lost.</summary>
    public async Task<JsonNode> AnswerAsync(JsonNode task, string status)
    {
        var update = task.DeepClone();
        update["status"] = status;
        var lostBefore = Lost;
        var answer = await TryUpdateAsync(update);
        // At each try, what it was compared with is on record besides what it is answered with.
        Seen(task);
        Lost += Lost - lostBefore;
        if ((int)answer["status"]! != 200) throw new InvalidOperationException(answer.ToJsonString());
        return Seen(answer["body"]!);
    }

    /// <summary>The answer's status and body, whatever it is.</summary>
    public Task<JsonNode> TryUpdateAsync(JsonNode resource) =>
        AskAsync(new JsonObject { ["do"] = "update", ["resource"] = resource.DeepClone() });

    /// <summary>The answer's status and body, whatever it is.</summary>
    public Task<JsonNode> TryTransactAsync(JsonNode bundle) =>
        AskAsync(new JsonObject { ["do"] = "transaction", ["bundle"] = bundle.DeepClone() });

    public async ValueTask DisposeAsync()
    {
        _ehr.StandardInput.Close();
        await _ehr.WaitForExitAsync();
        _ehr.Dispose();
    }

    private async Task<JsonNode> AskAsync(JsonObject request)
    {
        var giveUp = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            await _ehr.StandardInput.WriteLineAsync(request.ToJsonString());
            await _ehr.StandardInput.FlushAsync();
            var line = await _ehr.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException("The clinic's client has ended.");
            var answer = JsonNode.Parse(line)!;
            if ((int)answer["status"]! is not (0 or 503)) return answer;
            Lost++;
            if (TimeProvider.System.GetUtcNow() > giveUp) throw new TimeoutException(line);
            await Task.Delay(100);
        }
    }

    private JsonNode Seen(JsonNode resource)
    {
        Seen([resource]);
        return resource;
    }

    private void Seen(List<JsonNode> resources)
    {
        var participants = resources
            .Where(resource => (string?)resource["resourceType"] != "Organization")
            .Select(Name).Order().ToList();
        if (participants.Count > 0) _shown.Add(string.Join(" ", participants));
    }

    private static string Name(JsonNode resource) =>
        $"{resource["resourceType"]}/{resource["id"]}@{resource["meta"]!["versionId"]}";
}
