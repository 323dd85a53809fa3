using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Aftercare.Storage;
using CareBridge.Consent;
using CareBridge.Consent.Storage;
using CareBridge.Crisis.Storage;
using CareBridge.Directory.Storage;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using CareBridge.Testing;
using CareBridge.Tests.Exchange;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Retention;

/// <summary>Records that need not be kept any longer, and those that must.</summary>
public sealed class PurgingTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task What_a_dry_run_counts_is_deleted_everywhere_and_the_accounting_stays_proven()
    {
        var participant = await network.LiveAsync();
        using var clinic = await network.FhirClientAsync(network.Clinic);
        await Eventually.SucceedsAsync(async () =>
            Assert.Equal(HttpStatusCode.OK, (await clinic.GetAsync($"/fhir/Patient/{participant}")).StatusCode));
        var lines = await LinesAsync(participant);

        var (dryExit, dry) = await network.PurgeAsync(isDryRun: true);
        var before = await network.HavingAsync(participant);
        var (exit, deleted) = await network.PurgeAsync();

        Assert.Equal((0, 0), (dryExit, exit));
        Assert.Contains("aftercare", before);
        Assert.Contains("referrals", before);
        Assert.Equal(Counted(dry, " would be deleted"), Counted(deleted, " deleted"));
        Assert.DoesNotContain($"{participant}", dry + deleted);
        await Eventually.SucceedsAsync(async () => Assert.Empty(await network.HavingAsync(participant)));
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.GetAsync($"/fhir/Patient/{participant}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await clinic.GetAsync($"/fhir/Patient/{participant}/_history/1")).StatusCode);
        Assert.True(await network.DispositionsAsync<AftercareDbContext>(participant) > 0);
        Assert.True(lines > 0);
        Assert.Equal(lines, await LinesAsync(participant));
        using var verdict = new StringWriter();
        Assert.Equal(0, await new ConsentModule().Commands.Single().RunAsync(
            network.Host.Services, verdict, CancellationToken.None));
    }

    [Fact]
    public async Task Who_was_heard_of_by_one_service_is_kept_by_all()
    {
        var participant = await network.RegisterAsync();
        await network.CheckInAsync(participant);
        var longAgo = TimeProvider.System.GetUtcNow().AddYears(-9);
        await network.InStoreAsync<DirectoryDbContext, int>(store => store.Participants
            .Where(one => one.Id == participant)
            .ExecuteUpdateAsync(one => one.SetProperty(x => x.ChangedAt, longAgo)));

        var now = TimeProvider.System.GetUtcNow().AddMinutes(1);
        await network.PurgeAsync(at: now);
        Assert.Superset(new HashSet<string> { "directory", "aftercare" }, await network.HavingAsync(participant));

        await network.InStoreAsync<AftercareDbContext, int>(store => store.CheckIns
            .Where(one => one.ParticipantId == participant)
            .ExecuteUpdateAsync(one => one.SetProperty(x => x.ChangedAt, longAgo)));
        await network.PurgeAsync(at: now);
        await Eventually.SucceedsAsync(async () => Assert.Empty(await network.HavingAsync(participant)));
    }

    [Fact]
    public async Task The_records_of_a_minor_are_kept_for_as_long_after_they_come_of_age()
    {
        var participant = Guid.CreateVersion7();
        var born = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddYears(-10);
        (await network.Specialist.PutAsJsonAsync(
            $"/api/directory/participants/{participant}",
            new { givenName = "Jo", familyName = "Rivers", birthDate = born })).EnsureSuccessStatusCode();

        await network.PurgeAsync();
        Assert.Contains("directory", await network.HavingAsync(participant));
        await network.PurgeAsync(at: PurgeDesk.MuchLater.AddYears(8));

        await Eventually.SucceedsAsync(async () => Assert.Empty(await network.HavingAsync(participant)));
    }

    [Fact]
    public async Task Who_is_killed_half_way_leaves_nobody_half_deleted_and_the_next_run_goes_on()
    {
        Guid[] people = [await network.LiveAsync(), await network.LiveAsync(), await network.LiveAsync()];
        var desk = Desk("aftercare");

        // Each is asked about twice: before, and when everything is deleted and nothing is committed.
        var killed = network.PurgeAt(PurgeDesk.MuchLater, asked => asked == 4
            ? throw new OperationCanceledException()
            : Task.CompletedTask);
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => killed.PurgeAsync(desk, Guid.CreateVersion7(), isDryRun: false, CancellationToken.None));

        var left = await CountWholeAsync(people);
        await network.PurgeAsync();

        Assert.InRange(left, 2, 3);
        Assert.Equal(0, await CountWholeAsync(people));
    }

    [Fact]
    public async Task Nothing_is_deleted_when_nobody_can_tell_of_holds()
    {
        var participant = await network.LiveAsync();

        var (exit, output) = await network.PurgeAsync(hold: _ => throw new UnavailableException("directory"));

        Assert.Equal(69, exit);
        Assert.Contains("nothing more was", output);
        Assert.Superset(
            new HashSet<string> { "directory", "consent", "referrals", "aftercare", "exchange" },
            await network.HavingAsync(participant));
    }

    [Fact]
    public async Task What_was_said_before_brings_nothing_back()
    {
        var participant = await network.LiveAsync();
        var seal = network.Host.Services.GetRequiredService<ISeal>();
        var said = await network.InStoreAsync<AftercareDbContext, object>(async store =>
            (await store.CheckIns.SingleAsync(one => one.ParticipantId == participant)).ToMessage(seal));
        var known = await network.InStoreAsync<DirectoryDbContext, object>(async store =>
            (await store.Participants.SingleAsync(one => one.Id == participant)).ToMessage(seal)!);
        await network.PurgeAsync();
        await Eventually.SucceedsAsync(async () => Assert.Empty(await network.HavingAsync(participant)));

        await SayAsync(said, TimeProvider.System.GetUtcNow().AddHours(-1));
        await SayAsync(known, TimeProvider.System.GetUtcNow().AddHours(-1));

        Assert.Empty(await network.HavingAsync(participant));
    }

    [Fact]
    public async Task A_service_that_runs_elsewhere_is_asked_over_http()
    {
        var participant = await network.LiveAsync();
        network.Host.Services.GetRequiredService<IConfiguration>()["Services:aftercare"] = $"{network.Host.Address}";

        var found = await network.Host.Services.GetRequiredService<QuestionClient>()
            .AskAsync<FindActivity, ActivityFound>(
                "aftercare", new FindActivity("aftercare", [participant]), CancellationToken.None);

        Assert.Equal(RetentionRule.Usual, found.KeptFor);
        var person = Assert.Single(found.Participants);
        Assert.True(person.HasRecords);
        Assert.NotNull(person.LastAt);
        var organizations = await network.Host.Services.GetRequiredService<QuestionClient>()
            .AskAsync<FindOrganizations, OrganizationsFound>(
                "aftercare", new FindOrganizations("aftercare", participant), CancellationToken.None);
        Assert.Equal([network.Community], organizations.OrganizationIds);
    }

    [Theory]
    [InlineData("2191")]
    [InlineData("soon")]
    public void A_rule_is_never_shorter_than_disclosures_are_accounted_for(string days)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            [KeyValuePair.Create("Retention:aftercare", (string?)days)]).Build();

        Assert.Throws<UsageException>(() => RetentionRule.Of(settings, "aftercare"));
    }

    private RetentionDesk Desk(string service) => network.Host.Services.GetServices<RetentionDesk>()
        .Single(desk => desk.Rule.Service == service);

    private Task<int> LinesAsync(Guid participant) => network.InStoreAsync<ConsentDbContext, int>(
        store => store.Disclosures.CountAsync(line => line.ParticipantId == participant));

    /// <summary>How many have everything of theirs in aftercare; of nobody there is a part.</summary>
    private async Task<int> CountWholeAsync(Guid[] people)
    {
        var whole = 0;
        foreach (var participant in people)
        {
            var has = await network.HasAsync<AftercareDbContext>(participant);
            var gone = await network.DispositionsAsync<AftercareDbContext>(participant) > 0;
            Assert.NotEqual(has, gone);
            if (has) whole++;
        }
        return whole;
    }

    /// <summary>Puts a message on its way as if it had been since then, and waits until everybody has had it.</summary>
    private async Task SayAsync(object message, DateTimeOffset since)
    {
        var id = Guid.CreateVersion7(since);
        var row = new OutboxMessage
        {
            Id = id,
            Position = since.UtcTicks,
            Type = OutboxMessage.NameOf(message.GetType()),
            Body = JsonSerializer.Serialize(message, message.GetType(), JsonFormat.Options),
        };
        await network.InStoreAsync<CrisisDbContext, bool>(async store =>
        {
            await using var transaction = await store.Database.BeginTransactionAsync();
            await store.AppendRowsAsync([row], CancellationToken.None);
            await transaction.CommitAsync();
            return true;
        });
        await Eventually.SucceedsAsync(async () => Assert.False(await network.InStoreAsync<CrisisDbContext, bool>(
            store => store.Outbox.AnyAsync(one => one.Id == id))));
        Assert.True(await network.InStoreAsync<ExchangeDbContext, bool>(
            store => store.Inbox.AnyAsync(one => one.MessageId == id)));
    }

    /// <summary>
    /// Lines of counts. Of the exchange's copies the host deletes some by itself as soon as it hears that their
    /// originals are gone.
    /// </summary>
    private static IReadOnlyList<string> Counted(string output, string verb)
    {
        var lines = output.Split(Environment.NewLine).Skip(1).ToList();
        var copies = lines.FindIndex(line => line.StartsWith("exchange:", StringComparison.Ordinal));
        var next = lines.FindIndex(copies + 1, line => !line.StartsWith(' '));
        lines.RemoveRange(copies, next - copies);
        Assert.StartsWith("directory:", lines.Last(line => line.Contains(':') && !line.StartsWith(' ')));
        return [.. lines.Select(line => line.Replace(verb, "", StringComparison.Ordinal))];
    }
}
