using System.Security.Cryptography;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Exporting;
using CareBridge.Tests.Exits;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exporting;

/// <summary>An organization gets all of its own, and nothing of anybody else's.</summary>
public sealed class ExportingTests(LeavingWorld world) : IClassFixture<LeavingWorld>
{
    private static readonly string[] OfTheParticipantAlone =
    [
        "Zqx-private", "Zqx-sobriety", "Zqx-known-as", "zqx-address", "Zqx-visit", ExitWorld.Email,
    ];

    private ExitWorld Exits => world.World;

    private CareNetwork Network => world.Network;

    [Fact]
    public async Task All_of_its_own_is_there_in_the_clear()
    {
        var files = await ExportFiles.MakeAsync(world.Services, Network.Community);
        var words = files.Words;
        var own = Exits.Secrets
            .Except(Exits.Ids.Select(id => id.ToString("N"))).Except(OfTheParticipantAlone)
            // The file's own words are in base64.
            .Except([$"{Exits.PrivateMilestone}", "Zqx-file"]);

        Assert.All(own, secret => Assert.Contains(secret, words));
        Assert.All(OfTheParticipantAlone, secret => Assert.DoesNotContain(secret, words));
        Assert.DoesNotContain($"{Exits.PrivateMilestone}", words);
        Assert.Contains(LeavingWorld.StaffEmail, words);
        Assert.Contains("Harbor Peers", words);
        files.Delete();
    }

    [Fact]
    public async Task Nothing_of_another_that_serves_the_same_participant_leaves()
    {
        var files = await ExportFiles.MakeAsync(world.Services, Network.Community);
        var (words, text) = (files.Words, string.Concat(Texts(files)));

        Assert.All(world.OfOther, word => Assert.DoesNotContain(word, words));
        Assert.DoesNotContain(Network.OtherCommunity.ToString("N"), text);
        Assert.All(
            files.Of("consent/disclosures.ndjson"),
            line => Assert.Equal(Network.Community, line.GetProperty("discloserOrganizationId").GetGuid()));
        Assert.NotEmpty(files.Of("consent/disclosures.ndjson"));
        var opened = Assert.Single(files.Of("consent/break-glass-of-own-records.ndjson"));
        Assert.Equal(world.BreakGlass, opened.GetProperty("id").GetGuid());
        files.Delete();
    }

    [Fact]
    public async Task One_that_was_only_linked_gets_what_it_wrote_and_not_who_it_is()
    {
        var files = await ExportFiles.MakeAsync(world.Services, Network.OtherCommunity);
        var words = files.Words;

        Assert.Equal(Exits.Participant, Assert.Single(files.Of("aftercare/check-ins.ndjson"))
            .GetProperty("participantId").GetGuid());
        Assert.Contains(LeavingWorld.Words, words);
        Assert.Contains($"{world.OtherConsent}", words);
        Assert.Contains($"{world.OtherReferral}", words);
        Assert.All(
            Exits.Secrets.Except([$"{Exits.Participant}", $"{Exits.Participant:N}", "Jo Rivers"]),
            secret => Assert.DoesNotContain(secret, words));
        Assert.DoesNotContain($"{Network.Community}", words);
        Assert.Empty(files.Of("directory/participants.ndjson"));
        Assert.Empty(files.Of("exchange/Patient.ndjson"));
        files.Delete();
    }

    [Fact]
    public async Task A_receiver_gets_what_was_sent_to_it_and_no_draft()
    {
        var clinic = await ExportFiles.MakeAsync(world.Services, Network.Clinic);
        var recipient = await ExportFiles.MakeAsync(world.Services, Exits.Recipient);

        var referral = Assert.Single(clinic.Of("referrals/referrals-received.ndjson"));
        Assert.Equal(Exits.Referral, referral.GetProperty("id").GetGuid());
        Assert.Equal("Zqx-reason", referral.GetProperty("notes").GetProperty("statusReason").GetString());
        Assert.False(referral.TryGetProperty("replacesId", out _));
        var consent = Assert.Single(clinic.Of("consent/consents-received-under.ndjson"));
        Assert.Equal(Exits.Consent, consent.GetProperty("id").GetGuid());
        Assert.False(consent.TryGetProperty("asked", out _));
        Assert.Equal(Exits.Contact, Assert.Single(clinic.Of("referrals/contacts-received.ndjson"))
            .GetProperty("id").GetGuid());
        var history = clinic.Of("referrals/referral-history-received.ndjson")
            .Select(entry => entry.GetProperty("status").GetString()).ToList();
        Assert.Contains("sent", history);
        Assert.DoesNotContain("draft", history);
        Assert.DoesNotContain(LeavingWorld.Words, clinic.Words);
        Assert.DoesNotContain($"{world.OtherReferral}", clinic.Words);
        Assert.DoesNotContain($"{world.OtherConsent}", clinic.Words);
        Assert.DoesNotContain("Zqx-given", clinic.Words);
        Assert.DoesNotContain("Zqx-reflection", clinic.Words);
        // It is addressed by a referral that waits and by a communication: of neither it may know.
        Assert.All(recipient.Rows.Keys, path => Assert.Contains(path, (string[])
            ["directory/organizations.ndjson", "exchange/Organization.ndjson"]));
        var words = recipient.Words;
        Assert.All(Exits.Secrets, secret => Assert.DoesNotContain(secret, words));
        clinic.Delete();
        recipient.Delete();
    }

    [Fact]
    public async Task A_team_gets_its_cases_and_no_words_of_others()
    {
        var files = await ExportFiles.MakeAsync(world.Services, Network.CrisisTeam);

        var escalation = Assert.Single(files.Of("crisis/escalations.ndjson"));
        Assert.Equal(Exits.Escalation, escalation.GetProperty("id").GetGuid());
        Assert.False(escalation.TryGetProperty("participantId", out _));
        Assert.NotEmpty(files.Of("crisis/escalation-story.ndjson"));
        Assert.NotEmpty(files.Of("crisis/pages.ndjson"));
        Assert.DoesNotContain($"{Exits.Participant}", files.Words);
        files.Delete();
    }

    [Fact]
    public async Task Resources_are_those_that_its_own_client_would_be_shown()
    {
        var files = await ExportFiles.MakeAsync(world.Services, Network.Community);

        var patient = Assert.Single(files.Of("exchange/Patient.ndjson"));
        Assert.Equal("Patient", patient.GetProperty("resourceType").GetString());
        Assert.Contains(ExitWorld.Identifier, patient.GetRawText());
        foreach (var type in (string[])["ServiceRequest", "Task", "CarePlan", "Goal", "Observation", "Binary"])
        {
            var rows = files.Of($"exchange/{type}.ndjson");
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Equal(type, row.GetProperty("resourceType").GetString()));
        }
        // Not sent yet, and its own all the same.
        Assert.Contains(
            files.Of("exchange/ServiceRequest.ndjson"),
            row => row.GetProperty("id").GetString() == $"{Exits.WaitingReferral}");
        Assert.Equal(
            $"{Network.Community}",
            Assert.Single(files.Of("exchange/Organization.ndjson")).GetProperty("id").GetString());
        Assert.Single(files.Of("exchange/Practitioner.ndjson"));
        Assert.Single(files.Of("exchange/PractitionerRole.ndjson"));
        Assert.Single(files.Of("exchange/HealthcareService.ndjson"));
        Assert.Empty(files.Of("exchange/Consent.ndjson"));
        Assert.Single(files.Of("exchange/clients.ndjson"));
        files.Delete();
    }

    [Fact]
    public async Task Rows_read_as_the_model_has_them()
    {
        var files = await ExportFiles.MakeAsync(world.Services, Network.Community);

        var enrollment = Assert.Single(files.Of("directory/enrollments.ndjson"));
        Assert.Equal(ExitWorld.Identifier, enrollment.GetProperty("identifier").GetProperty("value").GetString());
        var participant = Assert.Single(files.Of("directory/participants.ndjson"));
        Assert.Equal("1987-03-14", participant.GetProperty("demographics").GetProperty("birthDate").GetString());
        Assert.False(participant.TryGetProperty("sameAs", out _));
        var checkIns = files.Of("aftercare/check-ins.ndjson").ToDictionary(row => row.GetProperty("id").GetGuid());
        var checkIn = checkIns[Exits.CheckIn];
        Assert.Equal("engaged", checkIn.GetProperty("engagement").GetString());
        Assert.Equal("Zqx-reflection", checkIn.GetProperty("reflection").GetProperty("text").GetString());
        Assert.Equal(TimeSpan.Zero, checkIn.GetProperty("heldAt").GetDateTimeOffset().Offset);
        Assert.Equal(JsonValueKind.Null, checkIn.GetProperty("mood").ValueKind);
        Assert.False(checkIns[Exits.PrivateCheckIn].TryGetProperty("reflection", out _));
        Assert.Equal(
            JsonValueKind.Array, files.Of("consent/disclosures.ndjson")[0].GetProperty("items").ValueKind);
        var account = Assert.Single(files.Of("portal/accounts.ndjson"));
        Assert.Equal("peer-specialist", account.GetProperty("role").GetString());
        Assert.False(account.TryGetProperty("passwordHash", out _));
        Assert.False(account.TryGetProperty("securityStamp", out _));
        Assert.All(Texts(files), text => Assert.DoesNotContain("CfDJ8", text));
        files.Delete();
    }

    [Fact]
    public async Task It_says_what_it_is_and_stays_on_record()
    {
        var folder = ExportFiles.Nowhere();
        var (exit, output) = await ExportFiles.RunAsync(world.Services, Network.Community, folder);
        var files = ExportFiles.Read(folder);

        Assert.Equal(0, exit);
        Assert.Contains("  check-ins: 2", output);
        Assert.DoesNotContain("Zqx", output);
        Assert.DoesNotContain($"{Exits.Participant}", output);
        Assert.Equal(RedisclosureNotice.Text, files.Manifest.GetProperty("notice").GetString());
        Assert.Contains(RedisclosureNotice.Text, await File.ReadAllTextAsync(Path.Combine(folder, "README.txt")));
        Assert.Equal(Network.Community, files.Manifest.GetProperty("organizationId").GetGuid());
        var id = files.Manifest.GetProperty("exportId").GetGuid();
        var hash = Convert.ToHexStringLower(SHA256.HashData(
            await File.ReadAllBytesAsync(Path.Combine(folder, "manifest.json"))));
        Assert.Contains(hash, output);
        var record = await Network.InStoreAsync<DirectoryDbContext, OrganizationExport>(
            store => store.OrganizationExports.SingleAsync(one => one.Id == id));
        Assert.Equal((Network.Community, hash), (record.OrganizationId, record.ManifestHash));
        Assert.Equal(1, record.Counts["participants"]);
        SeeThatNobodyElseReads(folder);
        files.Delete();
    }

    private static void SeeThatNobodyElseReads(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        foreach (var inner in System.IO.Directory.EnumerateDirectories(folder).Append(folder))
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(inner));
        }
    }

    private static IEnumerable<string> Texts(ExportFiles files) =>
        files.Rows.Keys.Select(path => File.ReadAllText(Path.Combine(files.Folder, path)));
}
