using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Features.Raising;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Crisis;

/// <summary>Whoever works with somebody raises a crisis, and so do they themselves.</summary>
public sealed class WhoRaisesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Theory]
    [InlineData(Role.PeerSpecialist, null, "specialist")]
    [InlineData(Role.PeerSpecialist, "facilitator", "facilitator")]
    [InlineData(Role.ClinicStaff, null, "clinic-staff")]
    [InlineData(Role.SocialServiceStaff, null, "social-service-staff")]
    public async Task Staff_raise_for_their_organization_and_as_what_is_kept(Role role, string? raisedAs, string kept)
    {
        var (id, organization, participant) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var raiser = network.Staff(role, organization);

        await raiser.PutAsJsonAsync(
                CrisisDesk.Route(id), new { participantId = participant, notAsked = true, raisedAs })
            .IsAsync(HttpStatusCode.Created);

        var seen = await raiser.GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id));
        Assert.Equal(kept, seen.GetProperty("raisedAs").GetString());
        Assert.Equal(organization, seen.GetProperty("raisingOrganizationId").GetGuid());
        Assert.Equal(id, Assert.Single(await raiser.BoardAsync()).Id());
        Assert.Empty(await network.Staff(role, Guid.CreateVersion7()).BoardAsync());
        await raiser.PutAsJsonAsync($"{CrisisDesk.Route(id)}/notes/{Guid.CreateVersion7()}", new { text = "Alone." })
            .IsAsync(HttpStatusCode.Created);
        Assert.Contains("noted", await raiser.KindsAsync(id));
        var told = await MessageAsync(id);
        Assert.Equal(kept, told.GetProperty("raisedAs").GetString());
        var entry = await network.InStoreAsync<CrisisDbContext, RaiserKind?>(store => store.Entries
            .Where(e => e.EscalationId == id && e.Version == 1).Select(e => e.RaisedAs).SingleAsync());
        Assert.Equal(kept, CareBridge.Platform.Web.EnumCode.Of(entry!.Value));
    }

    [Theory]
    [InlineData(Role.ClinicStaff, "facilitator")]
    [InlineData(Role.PeerSpecialist, "participant")]
    [InlineData(Role.Participant, "early-warning")]
    public async Task Nobody_raises_as_what_they_are_not(Role role, string raisedAs)
    {
        var id = Guid.CreateVersion7();
        var raiser = network.Host.As(new Caller(
            Guid.CreateVersion7(), role, role == Role.Participant ? null : network.Community));

        await raiser.PutAsJsonAsync(CrisisDesk.Route(id), new
        {
            participantId = role == Role.Participant ? (Guid?)null : Guid.CreateVersion7(),
            notAsked = true,
            raisedAs,
        }).IsProblemAsync(
            HttpStatusCode.UnprocessableEntity,
            """
            {
              "title": "Some fields are not valid.",
              "status": 422,
              "errors": { "raisedAs": ["Leave it out; who leads a group says facilitator."] }
            }
            """);

        Assert.Equal(0, await CountAsync(id));
    }

    [Fact]
    public async Task A_participant_raises_about_themself_for_the_organization_that_registered_them()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        var themself = network.Participant(participant);

        var raised = await themself.PutAsJsonAsync(CrisisDesk.Route(id), new { notAsked = true });
        await themself.PutAsJsonAsync(CrisisDesk.Route(id), new { notAsked = true }).IsAsync(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.Created, raised.StatusCode);
        var view = await raised.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            (participant, participant, network.Community),
            (view.GetProperty("participantId").GetGuid(), view.GetProperty("raisedBy").GetGuid(),
                view.GetProperty("raisingOrganizationId").GetGuid()));
        Assert.Contains("988", view.GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.Equal("participant", (await network.SeenAsync(id)).GetProperty("raisedAs").GetString());
        Assert.Equal(id, Assert.Single(await themself.BoardAsync()).Id());
    }

    [Fact]
    public async Task A_participant_joins_what_their_community_has_raised_and_sees_it_from_then_on()
    {
        var (participant, own) = (await network.RegisterAsync(), Guid.CreateVersion7());
        var themself = network.Participant(participant);
        var id = await network.RaiseAsync(participant);
        Assert.Empty(await themself.BoardAsync());
        await themself.GetAsync(CrisisDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);

        await themself.PutAsJsonAsync(CrisisDesk.Route(own), new { participantId = participant, notAsked = true })
            .IsAsync(HttpStatusCode.Created);

        Assert.Equal(id, (await themself.GetFromJsonAsync<JsonElement>(CrisisDesk.Route(own))).Id());
        Assert.Equal("high", (await network.SeenAsync(id)).GetProperty("severity").GetString());
        var story = (await network.Specialist.StoryAsync(id)).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(story, line => line.GetProperty("kind").GetString() == "repeated"
            && line.GetProperty("raisedAs").GetString() == "participant");
        Assert.Equal(0, await CountAsync(own));
    }

    [Fact]
    public async Task A_participant_raises_about_nobody_else_and_staff_say_about_whom()
    {
        var (id, other) = (Guid.CreateVersion7(), await network.RegisterAsync());

        await network.Participant(Guid.CreateVersion7())
            .PutAsJsonAsync(CrisisDesk.Route(id), CrisisDesk.NotAsked(other))
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await network.Specialist.PutAsJsonAsync(CrisisDesk.Route(id), new { notAsked = true })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        // The directory knows nobody of this id.
        await network.Participant(Guid.CreateVersion7())
            .PutAsJsonAsync(CrisisDesk.Route(id), new { notAsked = true }).IsAsync(HttpStatusCode.Conflict);

        Assert.Equal(0, await CountAsync(id));
    }

    [Fact]
    public async Task Who_wants_the_help_that_they_are_offered_is_raised_to_the_crisis_team_once_for_each_yes()
    {
        var participant = await network.RegisterAsync();
        var warning = Offered(participant);
        await network.InStoreAsync<AftercareDbContext, int>(store =>
        {
            store.Add(warning);
            return store.SaveChangesAsync();
        });

        await AnswerAsync(true);

        var raised = await Eventually.SucceedsAsync(async () => Assert.Single(await TheirsAsync()));
        Assert.Equal("early-warning", raised.GetProperty("raisedAs").GetString());
        Assert.Equal("high", raised.GetProperty("severity").GetString());
        Assert.Equal(network.Community, raised.GetProperty("raisingOrganizationId").GetGuid());

        // Told again by what moves the warning on, late and out of order, it is no news.
        var told = (WarningChanged)warning.ToMessage(null!)! with { HelpWanted = true };
        var answeredAt = await network.InStoreAsync<AftercareDbContext, DateTimeOffset?>(store => store.Warnings
            .Where(w => w.Id == warning.Id).Select(w => w.HelpAnsweredAt).SingleAsync());
        for (var times = 0; times < 2; times++) await TellAsync(told with { HelpAnsweredAt = answeredAt });
        Assert.Equal(1, await ReportsAsync());
        await TellAsync(told with { HelpWanted = false, HelpAnsweredAt = answeredAt!.Value.AddHours(1) });
        Assert.Equal(1, await ReportsAsync());
        await TellAsync(told with { HelpAnsweredAt = answeredAt.Value.AddHours(2) });
        Assert.Equal(2, await ReportsAsync());
        Assert.Single(await TheirsAsync());

        async Task AnswerAsync(bool wanted) => await network.Participant(participant)
            .PostAsJsonAsync($"/api/aftercare/warnings/{warning.Id}/help", new { wanted }).IsAsync(HttpStatusCode.OK);

        async Task<List<JsonElement>> TheirsAsync() =>
        [
            .. (await network.Specialist.BoardAsync())
                .Where(entry => entry.GetProperty("participantId").GetGuid() == participant),
        ];

        Task<int> ReportsAsync() => network.InStoreAsync<CrisisDbContext, int>(
            store => store.Reports.CountAsync(r => r.ParticipantId == participant));
    }

    private async Task TellAsync(WarningChanged message)
    {
        // As a message is: whoever pages meanwhile may be first.
        while (true)
        {
            await using var scope = network.Host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RaiseOnHelpWanted>()
                .HandleAsync(message, CancellationToken.None);
            try
            {
                await scope.ServiceProvider.GetRequiredService<CrisisDbContext>().SaveChangesAsync();
                return;
            }
            catch (Exception exception) when (StoreFaults.IsConflict(exception))
            {
                continue;
            }
        }
    }

    /// <summary>A warning after which the participant is offered help.</summary>
    private Warning Offered(Guid participant)
    {
        var at = TimeProvider.System.GetUtcNow().AddHours(-1);
        var warning = Warning.Raise(participant, network.Community, at);
        warning.Add(new WarningFinding(WarningSignal.Craving, 8, 9, "a check-in"), at);
        while (warning.Status != WarningStatus.HelpOffered)
            warning.Advance(partner: null, [], WarningWaits.Default, warning.NextAt!.Value);
        return warning;
    }

    private Task<int> CountAsync(Guid id) => network.InStoreAsync<CrisisDbContext, int>(
        store => store.Escalations.CountAsync(e => e.Id == id));

    private async Task<JsonElement> MessageAsync(Guid id)
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        var escalation = await scope.ServiceProvider.GetRequiredService<CrisisDbContext>().Escalations
            .SingleAsync(e => e.Id == id);
        return JsonSerializer.SerializeToElement(
            escalation.ToMessage(null!), CareBridge.Platform.Web.JsonFormat.Options);
    }
}
