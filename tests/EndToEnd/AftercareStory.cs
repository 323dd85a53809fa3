using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>
/// Two weeks after discharge: the people of it, and the clinic's view at each moment, which remembers all that it was
/// shown for the accounting to be held against.
/// </summary>
internal sealed class AftercareStory(OneClock deployment, Network network, Participant participant)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<string> _shown = [];

    /// <summary>What each answer showed of the participant that others hold.</summary>
    public IReadOnlyList<string> Shown => _shown;

    public FixedClock Clock => deployment.Clock;

    private Person Self => participant.Person;

    /// <summary>Granted by the participant who is asked by the community to let it tell the clinic.</summary>
    public async Task<Guid> LetTellAsync(string category)
    {
        var id = Guid.CreateVersion7();
        await network.Specialist.PutAsync($"api/consent/consents/{id}", new
        {
            participantId = participant.Id,
            discloserOrganizationIds = new[] { network.Community },
            recipientOrganizationIds = new[] { network.ClinicOrganization },
            categories = new[] { category },
            purposes = new[] { "treatment" },
        });
        await GrantAsync(id);
        return id;
    }

    /// <summary>Signed on paper where they leave, and filed by the record system.</summary>
    public Task LetClinicTellAsync(string category) => WriteAsync(Clinical.Consent(
        participant.Id, network.ClinicOrganization, network.Community, category, Clock.GetUtcNow()));

    /// <summary>By the clinic's record system.</summary>
    public async Task WriteAsync(JsonNode resource)
    {
        using var client = await ConnectAsync();
        using var content = new StringContent(resource.ToJsonString(), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        using var answer = await client.PostAsync((string)resource["resourceType"]!, content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The matches of a search about the participant.</summary>
    public async Task<List<JsonNode>> SearchAsync(string query)
    {
        var bundle = await ReadAsync($"{query}patient={participant.Id}");
        List<JsonNode> matches =
        [
            .. (bundle!["entry"]?.AsArray() ?? []).Where(entry => (string?)entry!["search"]!["mode"] == "match")
                .Select(entry => entry!["resource"]!),
        ];
        Remember(matches);
        return matches;
    }

    /// <summary>Which sections of the summary show something; null when there is none.</summary>
    public async Task<string?> SummaryAsync()
    {
        if (await ReadAsync($"Patient/{participant.Id}/$aftercare-summary") is not { } bundle) return null;
        var entries = bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!).ToList();
        Remember(entries.Skip(1));
        return string.Join(' ', entries[0]["section"]!.AsArray().Where(section => section!["entry"] is not null)
            .Select(section => (string)section!["code"]!["coding"]![0]!["code"]!));
    }

    public Task UntilSeenAsync(int count, string query) =>
        Eventually.IsAsync(count, async () => (await SearchAsync(query)).Count, Patience);

    public Task CheckInAsync(int craving, int? recoveryCapital = null) =>
        Self.PutAsync($"api/aftercare/check-ins/{Guid.CreateVersion7()}", new
        {
            participantId = participant.Id,
            organizationId = network.Community,
            heldAt = Clock.GetUtcNow(),
            sobrietyKept = true,
            craving,
            mood = 10 - craving,
            recoveryCapitalAnswers = recoveryCapital is { } answer ? Enumerable.Repeat(answer, 10) : null,
        });

    public async Task<JsonNode?> WarningOf(Person person) =>
        (await person.GetAsync($"api/aftercare/participants/{participant.Id}/warnings"))["items"]!.AsArray()
            .FirstOrDefault();

    /// <summary>A little time passes until somebody sees it stand so; less than any rule waits for.</summary>
    public Task UntilWarningAsync(Person person, string status) => Eventually.IsAsync(
        status,
        async () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return (string?)(await WarningOf(person))?["status"] ?? "";
        },
        Patience);

    /// <summary>All that the clinic was told of what others hold, answer by answer, and nothing besides.</summary>
    public async Task AccountingListsAsync()
    {
        var told = (await ReferralStory.AccountingAsync(participant))
            .Where(line => (Guid)line!["recipientOrganizationId"]! == network.ClinicOrganization)
            .GroupBy(line => (string)line!["disclosureId"]!)
            .Select(lines => string.Join(' ', lines.SelectMany(line => line!["items"]!.AsArray()).Select(Name).Order()))
            // That a step was moved is told to who wrote the plan, without being asked for.
            .Where(answer => !answer.StartsWith("CarePlan/", StringComparison.Ordinal));
        Assert.Equal(_shown.Order(), told.Order());

        static string Name(JsonNode? item) =>
            $"{item!["resourceType"]}/{item["resourceId"]}@{item["resourceVersion"]}";
    }

    private Task GrantAsync(Guid consent) => Self.PostAsync($"api/consent/consents/{consent}/grant", new
    {
        expiresAt = Clock.GetUtcNow().AddYears(1),
        signature = new { name = "Jo Rivers" },
        statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
    });

    private Task<HttpClient> ConnectAsync() => network.ConnectAsync(deployment.Fhir, Clock);

    private async Task<JsonNode?> ReadAsync(string address)
    {
        using var client = await ConnectAsync();
        using var answer = await client.GetAsync(address);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode} {said}");
        return JsonNode.Parse(said);
    }

    /// <summary>What is the clinic's own is no disclosure, and what is public is nobody's.</summary>
    private void Remember(IEnumerable<JsonNode> resources)
    {
        var names = resources
            .Where(resource => (string)resource["resourceType"]! is not ("CarePlan" or "Organization"))
            .Select(resource => string.Create(
                CultureInfo.InvariantCulture,
                $"{resource["resourceType"]}/{resource["id"]}@{resource["meta"]!["versionId"]}"))
            .Order().ToList();
        if (names.Count > 0) _shown.Add(string.Join(' ', names));
    }
}
