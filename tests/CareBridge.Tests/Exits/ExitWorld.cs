using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;
using CareBridge.Tests.Exchange;
using CareBridge.Tests.Referrals;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exits;

/// <summary>A network with one participant, of whom everything that is known is unmistakable.</summary>
public sealed class ExitWorld : IAsyncLifetime
{
    public const string IdentifierSystem = "urn:oid:2.16.840.1.113883.19.5";
    public const string Identifier = "Zqx-identifier";
    public const string Email = "zqx-mail@example.org";

    /// <summary>Exits are to answer within a second, here as everywhere.</summary>
    private readonly CareNetwork _network =
        new(new Dictionary<string, string?> { ["Disclosures:Patience"] = "00:00:00.850" });

    /// <summary>Of the resources that the exchange has, by their ids.</summary>
    private ILookup<Guid, string> _types = Enumerable.Empty<string>().ToLookup(_ => Guid.Empty);

    internal CareNetwork Network => _network;

    public Guid Participant { get; } = Guid.CreateVersion7();

    public Guid CheckIn { get; } = Guid.CreateVersion7();

    public Guid Milestone { get; } = Guid.CreateVersion7();

    public Guid Attendance { get; } = Guid.CreateVersion7();

    public Guid Support { get; } = Guid.CreateVersion7();

    public Guid Goal { get; } = Guid.CreateVersion7();

    /// <summary>What the participant wrote for themself alone: a check-in and a milestone.</summary>
    public Guid PrivateCheckIn { get; } = Guid.CreateVersion7();

    public Guid PrivateMilestone { get; } = Guid.CreateVersion7();

    /// <summary>Of the circle of support: a relative.</summary>
    public Guid Member { get; } = Guid.CreateVersion7();

    public Guid Circle => CareBridge.Aftercare.Domain.Circle.IdOf(Participant, _network.Community);

    /// <summary>For a group; it has visited <see cref="SeenGroup"/>.</summary>
    public Guid GroupSearch { get; } = Guid.CreateVersion7();

    /// <summary>Public: whose search knows of it is not.</summary>
    public Guid SeenGroup { get; } = Guid.CreateVersion7();

    public Guid Plan { get; } = Guid.CreateVersion7();

    public Guid SafetyPlan => CareBridge.Crisis.Domain.SafetyPlans.SafetyPlan.IdOf(Participant, _network.Community);

    public Guid Document { get; } = Guid.CreateVersion7();

    /// <summary>To <see cref="Recipient"/>.</summary>
    public Guid Communication { get; } = Guid.CreateVersion7();

    /// <summary>Accepted by a clinic that has consent.</summary>
    public Guid Referral { get; private set; }

    /// <summary>To <see cref="Recipient"/>, for whom there is no consent yet.</summary>
    public Guid WaitingReferral { get; } = Guid.CreateVersion7();

    /// <summary>Proposed to that clinic.</summary>
    public Guid Contact { get; } = Guid.CreateVersion7();

    public Guid Escalation { get; private set; }

    public Guid Consent { get; private set; }

    /// <summary>A clinic that holds nothing, and to whom nothing is ever consented.</summary>
    public Guid Stranger => _network.OtherClinic;

    /// <summary>A clinic that holds nothing, until the participant consents.</summary>
    public Guid Recipient { get; } = Guid.CreateVersion7();

    public IReadOnlyList<Guid> Ids =>
    [
        Participant, CheckIn, Milestone, Plan, Document, Communication, Referral, WaitingReferral, Escalation, Consent,
        Attendance, Support, Member, Circle, Contact, Goal, PrivateCheckIn, PrivateMilestone, GroupSearch,
        SafetyPlan,
    ];

    /// <summary>A type of the FHIR API is tried with the participant's id, its own, and those of no resource.</summary>
    internal bool MayLead(string path) => path.Split('/') is not ["", "fhir", var type, var last, ..]
        || !Guid.TryParse(last, out var id)
        || id == Participant
        || _types[id].Contains(type)
        || !_types.Contains(id);

    /// <summary>What nobody may be told unless they said it themselves.</summary>
    public IReadOnlyList<string> Secrets =>
    [
        .. Ids.Select(id => id.ToString()), .. Ids.Select(id => id.ToString("N")),
        "Zqx-given", "Zqx-family", "Zqx-phone", "1987-03-14", Identifier, Email, "Zqx-reflection", "Zqx-reason",
        "Jo Rivers", "Zqx-plan", "Zqx-step", "Zqx-title", Convert.ToBase64String(File), "Zqx-words",
        "Zqx-relative", "Zqx-file", "Zqx-place", "Zqx-why", "Zqx-goal", "Zqx-private", "Zqx-sobriety", "Zqx-known-as",
        "zqx-address", "Zqx-visit", "Zqx-proposal", "Zqx-safety",
    ];

    public static byte[] File => [.. "Zqx-file-of-a-document"u8];

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _network.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()];

    public async Task InitializeAsync()
    {
        await _network.InitializeAsync();
        await PutAsync(
            _network.Administrator,
            $"/api/directory/organizations/{Recipient}",
            new { name = "Meadow Clinic", kind = "clinic" });
        await PutAsync(_network.Specialist, $"/api/directory/participants/{Participant}", new
        {
            givenName = "Zqx-given",
            familyName = "Zqx-family",
            phone = "Zqx-phone",
            birthDate = "1987-03-14",
            identifier = new { system = IdentifierSystem, value = Identifier },
        });
        await PutAsync(_network.Specialist, $"/api/portal/accounts/{Participant}", new
        {
            email = Email,
            password = "correct horse battery staple",
            role = "participant",
        });
        await ExitRecords.MakeAsync(this);
        Consent = await _network.ConsentAsync(Participant, _network.Clinic, "referrals", "treatment");
        Referral = await _network.SubmitAsync(Participant);
        await _network.AnswerAsync(Referral, ReferralStatus.Accepted, reason: "Zqx-reason");
        await PutAsync(_network.Specialist, $"{ReferralDesk.Route(Referral)}/contacts/{Contact}", new
        {
            startsAt = TimeProvider.System.GetUtcNow().AddDays(2),
            minutes = 45,
            format = "in-person",
            place = "Zqx-place",
        });
        await PutAsync(_network.Specialist, ReferralDesk.Route(WaitingReferral), new
        {
            participantId = Participant,
            receivingOrganizationId = Recipient,
            serviceCode = "outpatient-treatment",
            priority = "urgent",
            reason = "Zqx-why",
        });
        (await _network.ActAsync(WaitingReferral, "submit")).EnsureSuccessStatusCode();
        Escalation = await _network.RaiseAsync(Participant, intent: true);
        await ProjectedAsync();
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    /// <summary>The participant consents that the community tells the recipient everything for every purpose.</summary>
    public async Task ConsentAsync()
    {
        var id = Guid.CreateVersion7();
        await PutAsync(_network.Specialist, $"/api/consent/consents/{id}", new
        {
            participantId = Participant,
            discloserOrganizationIds = new[] { _network.Community },
            recipientOrganizationIds = new[] { Recipient },
            categories = new[]
            {
                "engagement", "check-in-scores", "reflections", "referrals", "crisis-events", "aftercare-plan",
                "attendance", "safety-plan",
            },
            purposes = new[] { "treatment", "care-management", "operations", "emergency-treatment" },
        });
        var granted = await _network.Participant(Participant).PostAsJsonAsync(
            $"/api/consent/consents/{id}/grant",
            new
            {
                expiresAt = TimeProvider.System.GetUtcNow().AddYears(1),
                signature = new { name = "Jo Rivers" },
                statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
            });
        granted.EnsureSuccessStatusCode();
        await Eventually.IsAsync("sent", () => ReferralDesk.StatusAsync(_network, WaitingReferral));
        var recipient = await SystemAsync(Recipient);
        foreach (var address in (string[])[$"Task/{WaitingReferral}", $"Consent/{id}"])
        {
            await Eventually.IsAsync(HttpStatusCode.OK, async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/fhir/{address}");
                request.Headers.Authorization = recipient.Proof;
                return (await _network.Host.Anonymous.SendAsync(request)).StatusCode;
            });
        }
    }

    /// <summary>A registered client of the organization, signed in.</summary>
    internal async Task<ExitCaller> SystemAsync(Guid organization)
    {
        var (id, proof) = await _network.SystemAsync(organization);
        return new ExitCaller(id, proof);
    }

    internal ExitCaller Person(Role role, Guid? organization)
    {
        var caller = new Caller(Guid.CreateVersion7(), role, organization);
        var tokens = _network.Host.Services.GetRequiredService<InternalTokens>();
        return new ExitCaller(caller.Id, new AuthenticationHeaderValue(InternalTokens.Scheme, tokens.For(caller)));
    }

    /// <summary>How many lines of the accounting say that this person or client received something.</summary>
    internal Task<int> ReceivedAsync(Guid recipient) => _network.InStoreAsync<ConsentDbContext, int>(
        store => store.Disclosures.CountAsync(line => line.RecipientId == recipient));

    /// <summary>So that what is not found is withheld, and not merely late.</summary>
    private async Task ProjectedAsync()
    {
        foreach (var (type, id) in (IEnumerable<(string, Guid)>)
            [
                ("Patient", Participant), ("Observation", CheckIn), ("QuestionnaireResponse", CheckIn),
                ("Goal", Milestone), ("Goal", Goal), ("Observation", PrivateCheckIn), ("Consent", Consent),
                ("CarePlan", Plan), ("CarePlan", SafetyPlan), ("DocumentReference", Document), ("Binary", Document),
                ("Communication", Communication), ("Encounter", Attendance), ("EpisodeOfCare", Support),
                ("CareTeam", Circle), ("RiskAssessment", Escalation), ("CommunicationRequest", Escalation),
                ("ServiceRequest", Escalation), ("Task", Escalation), ("Appointment", Contact),
            ])
        {
            await Eventually.IsAsync(true, () => _network.InStoreAsync<ExchangeDbContext, bool>(
                store => store.Heads.AnyAsync(head => head.Type == type && head.Id == id)));
        }
        await Eventually.IsAsync("notified", () => CrisisDesk.StatusAsync(_network, Escalation));
        var ids = Ids;
        var heads = await _network.InStoreAsync<ExchangeDbContext, List<ResourceHead>>(
            store => store.Heads.Where(head => ids.Contains(head.Id)).ToListAsync());
        _types = heads.ToLookup(head => head.Id, head => head.Type);
    }

    internal static async Task PutAsync(HttpClient client, string address, object body)
    {
        var answer = await client.PutAsJsonAsync(address, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
