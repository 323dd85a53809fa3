using System.Net.Http.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Exits;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Exporting;

/// <summary>
/// The network with one participant, whom another community serves as well: what that one has is as unmistakable.
/// </summary>
public sealed class LeavingWorld : IAsyncLifetime
{
    public const string Number = "Qxw-number";
    public const string Words = "Qxw-words";
    public const string StaffEmail = "zqx-specialist@example.org";

    internal ExitWorld World { get; } = new();

    internal CareNetwork Network => World.Network;

    public IServiceProvider Services => Network.Host.Services;

    /// <summary>Of the first community; has an account.</summary>
    public Guid Member { get; } = Guid.CreateVersion7();

    public Guid OtherCheckIn { get; } = Guid.CreateVersion7();

    /// <summary>That the other community asked the participant for.</summary>
    public Guid OtherConsent { get; private set; }

    /// <summary>Of the other community to the clinic: a draft.</summary>
    public Guid OtherReferral { get; } = Guid.CreateVersion7();

    /// <summary>Of the first community's records, and the other's, by a clinic.</summary>
    public Guid BreakGlass { get; } = Guid.CreateVersion7();

    public IEnumerable<string> OfOther =>
        [$"{Network.OtherCommunity}", $"{OtherCheckIn}", $"{OtherConsent}", $"{OtherReferral}", Number, Words];

    public async Task InitializeAsync()
    {
        await World.InitializeAsync();
        var (administrator, stranger) = (Network.Administrator, Network.Stranger);
        await ExitWorld.PutAsync(
            administrator,
            $"/api/directory/participants/{World.Participant}/organizations/{Network.OtherCommunity}",
            new { system = "urn:oid:2.16.840.1.113883.19.6", value = Number });
        await ExitWorld.PutAsync(stranger, $"/api/aftercare/check-ins/{OtherCheckIn}", new
        {
            participantId = World.Participant,
            heldAt = TimeProvider.System.GetUtcNow().AddMinutes(-5),
            engagement = "engaged",
            reflection = Words,
        });
        OtherConsent = await Network.ConsentAsync(
            World.Participant, Network.Clinic, "referrals", "treatment", Network.OtherCommunity);
        await ExitWorld.PutAsync(stranger, ReferralDesk.Route(OtherReferral), new
        {
            participantId = World.Participant,
            receivingOrganizationId = Network.Clinic,
            serviceCode = "outpatient-treatment",
            priority = "urgent",
            reason = Words,
        });
        // Disclosed, and on the accounting.
        var read = await Network.ClinicStaff().GetAsync(ReferralDesk.Route(World.Referral));
        read.EnsureSuccessStatusCode();
        var physician = Network.Staff(Role.ClinicStaff, Network.OtherClinic);
        await ExitWorld.PutAsync(physician, $"/api/consent/break-glass/{BreakGlass}", new
        {
            participantId = World.Participant,
            facility = "County hospital",
            natureCode = "overdose",
            reason = "Found unconscious.",
            categories = new[] { "identity", "safety-plan" },
            safeToTellParticipant = true,
        });
        await EmployAsync(administrator);
        await World.SystemAsync(Network.Community);
    }

    public async Task DisposeAsync() => await World.DisposeAsync();

    private async Task EmployAsync(HttpClient administrator)
    {
        await ExitWorld.PutAsync(
            administrator,
            $"/api/directory/organizations/{Network.Community}/staff/{Member}",
            new { givenName = "Ash", familyName = "Woods", role = "peer-specialist" });
        await Eventually.SucceedsAsync(() => ExitWorld.PutAsync(administrator, $"/api/portal/accounts/{Member}", new
        {
            email = StaffEmail,
            password = "correct horse battery staple",
            role = "peer-specialist",
        }));
    }
}
