using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Exchange;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exits;

/// <summary>
/// A clinic and somebody of whom it may see nothing any more, in a process whose clock stands still, so that nothing
/// but a request makes it work.
/// </summary>
public sealed class QuietWorld : IAsyncLifetime
{
    public const string System = "urn:oid:1.2.3";

    private readonly FixedClock _clock = new();

    internal Effort Effort { get; } = new();

    public CareBridgeTestHost Host { get; private set; } = null!;

    public Guid Community { get; } = Guid.CreateVersion7();

    public Guid Clinic { get; } = Guid.CreateVersion7();

    public Guid OtherClinic { get; } = Guid.CreateVersion7();

    public Guid CrisisTeam { get; } = Guid.CreateVersion7();

    /// <summary>Known to the clinic, which accepted a referral before they revoked.</summary>
    public Guid Participant { get; } = Guid.CreateVersion7();

    public Guid CheckIn { get; } = Guid.CreateVersion7();

    public Guid Milestone { get; } = Guid.CreateVersion7();

    public Guid Attendance { get; } = Guid.CreateVersion7();

    public Guid Support { get; } = Guid.CreateVersion7();

    public Guid Plan { get; } = Guid.CreateVersion7();

    public Guid Document { get; } = Guid.CreateVersion7();

    public Guid Communication { get; } = Guid.CreateVersion7();

    public Guid Referral { get; } = Guid.CreateVersion7();

    public Guid Contact { get; } = Guid.CreateVersion7();

    public Guid Escalation { get; } = Guid.CreateVersion7();

    public Guid Consent { get; private set; }

    /// <summary>The clinic's number for them, of as many characters as any other here.</summary>
    public string Number => $"C{Participant}";

    /// <summary>The clinic may see all of them but that another clinic has a number for them.</summary>
    public Guid Open { get; } = Guid.CreateVersion7();

    public string HiddenNumber => $"O{Open}";

    public HttpClient ClinicSystem { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CareBridgeTestHost.StartAsync(_clock, Effort.Count);
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            Effort.Watch(scope.ServiceProvider.GetRequiredService<ConsentDbContext>().Database
                .GetDbConnection().Database);
        }
        await OrganizeAsync();
        ClinicSystem = await SignInAsync();
        foreach (var participant in (Guid[])[Participant, Open])
            await PutAsync(Specialist, $"/api/directory/participants/{participant}",
                new { givenName = "Jo", familyName = "Rivers" });
        await LinkAsync(Participant, Clinic, Number);
        await LinkAsync(Open, OtherClinic, HiddenNumber);
        await ConsentAsync(Open);
        await QuietRecords.MakeAsync(this, _clock.GetUtcNow());
        Consent = await ConsentAsync(Participant);
        await ReferAsync();
        (await Host.As(new Caller(Participant, Role.Participant, null)).PostAsJsonAsync(
            $"/api/consent/consents/{Consent}/revoke", new { })).EnsureSuccessStatusCode();
        await Effort.SettleAsync();
    }

    public async Task DisposeAsync()
    {
        Effort.Dispose();
        ClinicSystem.Dispose();
        await Host.DisposeAsync();
    }

    public HttpClient Staff(Role role, Guid organization) =>
        Host.As(new Caller(Guid.CreateVersion7(), role, organization));

    private HttpClient Administrator => Host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));

    internal HttpClient Specialist => Staff(Role.PeerSpecialist, Community);

    private async Task OrganizeAsync()
    {
        foreach (var (id, kind) in (IEnumerable<(Guid, string)>)
            [(CrisisTeam, "crisis-team"), (Community, "peer-community"), (Clinic, "clinic"), (OtherClinic, "clinic")])
        {
            await PutAsync(Administrator, $"/api/directory/organizations/{id}", new
            {
                name = kind,
                kind,
                crisisTeamId = id == Community ? CrisisTeam : (Guid?)null,
            });
        }
    }

    private Task LinkAsync(Guid participant, Guid organization, string number) => PutAsync(
        Administrator,
        $"/api/directory/participants/{participant}/organizations/{organization}",
        new { system = System, value = number });

    private async Task<Guid> ConsentAsync(Guid participant)
    {
        var id = Guid.CreateVersion7();
        await PutAsync(Specialist, $"/api/consent/consents/{id}", new
        {
            participantId = participant,
            discloserOrganizationIds = new[] { Community },
            recipientOrganizationIds = new[] { Clinic },
            categories = new[]
            {
                "referrals", "engagement", "check-in-scores", "aftercare-plan", "attendance", "crisis-events",
            },
            purposes = new[] { "treatment" },
        });
        var granted = await Host.As(new Caller(participant, Role.Participant, null)).PostAsJsonAsync(
            $"/api/consent/consents/{id}/grant",
            new
            {
                expiresAt = _clock.GetUtcNow().AddYears(1),
                signature = new { name = "Jo Rivers" },
                statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
            });
        granted.EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>All of it is there for the clinic's system to read.</summary>
    private async Task ReferAsync()
    {
        await PutAsync(Specialist, $"/api/referrals/referrals/{Referral}", new
        {
            participantId = Participant,
            receivingOrganizationId = Clinic,
            serviceCode = "housing",
            priority = "routine",
        });
        (await Specialist.PostAsync($"/api/referrals/referrals/{Referral}/submit", null)).EnsureSuccessStatusCode();
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IReferralAnswers>().AnswerAsync(
                new AnswerReferral
                {
                    ReferralId = Referral,
                    ReceivingOrganizationId = Clinic,
                    Status = ReferralStatus.Accepted,
                },
                CancellationToken.None);
        }
        await PutAsync(
            Specialist,
            $"/api/referrals/referrals/{Referral}/contacts/{Contact}",
            new { startsAt = TimeProvider.System.GetUtcNow().AddDays(1), minutes = 30, format = "phone" });
        string[] addresses =
        [
            $"Patient/{Participant}", $"Patient/{Open}", $"Observation/{CheckIn}", $"Goal/{Milestone}",
            $"QuestionnaireResponse/{CheckIn}", $"Encounter/{Attendance}", $"EpisodeOfCare/{Support}",
            $"CareTeam/{CareBridge.Aftercare.Domain.Circle.IdOf(Participant, Community)}",
            $"Consent/{Consent}", $"Task/{Referral}", $"CarePlan/{Plan}", $"DocumentReference/{Document}",
            $"Binary/{Document}", $"Communication/{Communication}", $"RiskAssessment/{Escalation}",
            $"CommunicationRequest/{Escalation}", $"ServiceRequest/{Escalation}", $"Task/{Escalation}",
            $"Appointment/{Contact}",
        ];
        foreach (var address in addresses)
        {
            await Eventually.IsAsync(
                HttpStatusCode.OK, async () => (await ClinicSystem.GetAsync($"/fhir/{address}")).StatusCode);
        }
        await Eventually.IsAsync("accepted", async () =>
            (await (await ClinicSystem.GetAsync($"/fhir/Task/{Referral}")).JsonAsync()).Text("status"));
    }

    private async Task<HttpClient> SignInAsync()
    {
        using var keys = new TestKeys();
        var id = Guid.CreateVersion7();
        await PutAsync(Administrator, $"/api/exchange/clients/{id}", new JsonObject
        {
            ["organizationId"] = Clinic.ToString(),
            ["name"] = "EHR",
            ["scope"] = ExchangeWorld.AllScopes,
            ["purpose"] = "treatment",
            ["jwks"] = keys.Jwks,
        });
        var endpoint = new Uri(Host.Address, "/fhir/auth/token").ToString();
        var answer = await Host.Anonymous.PostAsync(endpoint, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = ExchangeWorld.AllScopes,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = keys.Sign(TestKeys.Claims(id, endpoint, _clock.GetUtcNow())),
        }));
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        return new HttpClient
        {
            BaseAddress = Host.Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
    }

    internal static async Task PutAsync(HttpClient client, string address, object body)
    {
        var answer = await client.PutAsJsonAsync(address, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
