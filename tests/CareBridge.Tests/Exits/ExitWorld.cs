using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Aftercare;
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

    internal CareNetwork Network => _network;

    public Guid Participant { get; } = Guid.CreateVersion7();

    public Guid CheckIn { get; } = Guid.CreateVersion7();

    public Guid Milestone { get; } = Guid.CreateVersion7();

    public Guid Plan { get; } = Guid.CreateVersion7();

    public Guid Document { get; } = Guid.CreateVersion7();

    /// <summary>To <see cref="Recipient"/>.</summary>
    public Guid Communication { get; } = Guid.CreateVersion7();

    /// <summary>Accepted by a clinic that has consent.</summary>
    public Guid Referral { get; private set; }

    /// <summary>To <see cref="Recipient"/>, for whom there is no consent yet.</summary>
    public Guid WaitingReferral { get; } = Guid.CreateVersion7();

    public Guid Escalation { get; private set; }

    public Guid Consent { get; private set; }

    /// <summary>A clinic that holds nothing, and to whom nothing is ever consented.</summary>
    public Guid Stranger => _network.OtherClinic;

    /// <summary>A clinic that holds nothing, until the participant consents.</summary>
    public Guid Recipient { get; } = Guid.CreateVersion7();

    public IReadOnlyList<Guid> Ids =>
    [
        Participant, CheckIn, Milestone, Plan, Document, Communication, Referral, WaitingReferral, Escalation, Consent,
    ];

    /// <summary>What nobody may be told unless they said it themselves.</summary>
    public IReadOnlyList<string> Secrets =>
    [
        .. Ids.Select(id => id.ToString()), .. Ids.Select(id => id.ToString("N")),
        "Zqx-given", "Zqx-family", "Zqx-phone", "1987-03-14", Identifier, Email, "Zqx-reflection", "Zqx-reason",
        "Jo Rivers", "Zqx-plan", "Zqx-step", "Zqx-title", Convert.ToBase64String(File), "Zqx-words",
    ];

    private static byte[] File => [.. "Zqx-file-of-a-document"u8];

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
        await PutAsync(_network.Specialist, $"/api/aftercare/check-ins/{CheckIn}", new
        {
            participantId = Participant,
            heldAt = TimeProvider.System.GetUtcNow(),
            engagement = "engaged",
            craving = 3,
            reflection = "Zqx-reflection",
        });
        await PutAsync(_network.Specialist, $"/api/aftercare/milestones/{Milestone}", new
        {
            participantId = Participant,
            milestoneCode = "thirty-days",
            reachedOn = "2026-02-01",
        });
        await HandOverAsync();
        Consent = await _network.ConsentAsync(Participant, _network.Clinic, "referrals", "treatment");
        Referral = await _network.SubmitAsync(Participant);
        await _network.AnswerAsync(Referral, ReferralStatus.Accepted, reason: "Zqx-reason");
        await PutAsync(_network.Specialist, ReferralDesk.Route(WaitingReferral), new
        {
            participantId = Participant,
            receivingOrganizationId = Recipient,
            serviceCode = "outpatient-treatment",
            priority = "urgent",
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
        using var keys = new TestKeys();
        var id = Guid.CreateVersion7();
        await PutAsync(_network.Administrator, $"/api/exchange/clients/{id}", new JsonObject
        {
            ["organizationId"] = organization.ToString(),
            ["name"] = "EHR",
            ["scope"] = ExchangeWorld.AllScopes,
            ["purpose"] = "treatment",
            ["jwks"] = keys.Jwks,
        });
        var endpoint = new Uri(_network.Host.Address, "/fhir/auth/token").ToString();
        var claims = TestKeys.Claims(id, endpoint, TimeProvider.System.GetUtcNow());
        var answer = await _network.Host.Anonymous.PostAsync(endpoint, new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["scope"] = ExchangeWorld.AllScopes,
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = keys.Sign(claims),
            }));
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        return new ExitCaller(id, new AuthenticationHeaderValue("Bearer", token));
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

    private async Task HandOverAsync()
    {
        var (desk, holder) = (new AftercareDesk(_network.Host), _network.Community);
        await desk.WriteAsync(
            desk.Plan(Plan, Participant, holder, AftercareDesk.Text("Zqx-plan", "Zqx-step")));
        await desk.FileAsync(desk.Document(Document, Participant, holder, "Zqx-title", File));
        await desk.SendAsync(desk.Communication(Communication, Participant, holder, Recipient, "Zqx-words"));
    }

    /// <summary>So that what is not found is withheld, and not merely late.</summary>
    private async Task ProjectedAsync()
    {
        foreach (var (type, id) in (IEnumerable<(string, Guid)>)
            [
                ("Patient", Participant), ("Observation", CheckIn), ("Goal", Milestone), ("Consent", Consent),
                ("CarePlan", Plan), ("DocumentReference", Document), ("Binary", Document),
                ("Communication", Communication), ("RiskAssessment", Escalation), ("CommunicationRequest", Escalation),
            ])
        {
            await Eventually.IsAsync(true, () => _network.InStoreAsync<CareBridge.Exchange.Storage.ExchangeDbContext,
                bool>(store => store.Heads.AnyAsync(head => head.Type == type && head.Id == id)));
        }
        await Eventually.IsAsync("notified", () => CrisisDesk.StatusAsync(_network, Escalation));
    }

    private static async Task PutAsync(HttpClient client, string address, object body)
    {
        var answer = await client.PutAsJsonAsync(address, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>Somebody who calls, and how they prove who they are.</summary>
internal sealed record ExitCaller(Guid Id, AuthenticationHeaderValue? Proof);
