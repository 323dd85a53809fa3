using System.Net;
using System.Net.Http.Json;
using CareBridge.Aftercare.Features.Warnings;
using CareBridge.Aftercare.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>A partner outside is told on the consent that is in force, whichever it was before.</summary>
public sealed partial class WarningEarlyTests
{
    [Fact]
    public async Task The_page_opens_on_another_consent_and_one_for_less_than_the_warning_shows_nothing()
    {
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor));
        await AgreeByLinkAsync(participant, await world.ProposeAsync(participant, member, "craving"));
        var first = await world.SignAsync(participant);
        await world.CheckInAsync(participant, craving: 9);
        await world.UntilWarningIsAsync(participant, "partner-told");
        var path = (await world.NoticeAsync(participant)).Path;
        Assert.Contains("Craving was 9", await world.Host.Anonymous.GetStringAsync(path), StringComparison.Ordinal);

        await RevokeAsync(participant, first);
        await AskAgainAsync();
        var less = await world.SignAsync(participant, "check-in-scores");
        var before = await DisclosuresAsync(participant);
        await world.Host.Anonymous.GetAsync(path).IsAsync(HttpStatusCode.NotFound);
        Assert.Equal(before, await DisclosuresAsync(participant));

        await RevokeAsync(participant, less);
        await AskAgainAsync();
        var second = await world.SignAsync(participant);
        Assert.Contains("Craving was 9", await world.Host.Anonymous.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Contains(second, await DisclosuresAsync(participant));

        async Task AskAgainAsync()
        {
            await world.ProposeAsync(participant, member, "craving", isToldByMail: false);
            await world.ProposeAsync(participant, member, "craving");
        }
    }

    [Fact]
    public async Task Who_died_after_it_was_put_on_record_tells_on_the_consent_that_is_in_force_then()
    {
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor));
        var begin = world.Clock.GetUtcNow().AddMinutes(30);
        var mail = new { channel = "email", value = "sam@example.org", language = "en" };
        await AgreeByLinkAsync(participant, await ProposeAsync(mail));
        var first = await world.SignAsync(participant);
        await world.CheckInAsync(participant, craving: 9);
        await world.UntilAsync(() => world.InStoreAsync(
            store => store.Warnings.AnyAsync(warning => warning.ParticipantId == participant)));
        Assert.True(await PutOnRecordAsync(participant));

        await RevokeAsync(participant, first);
        await ProposeAsync(null);
        await ProposeAsync(mail);
        var second = await world.SignAsync(participant);
        world.Clock.Advance(TimeSpan.FromMinutes(31));

        await world.UntilWarningIsAsync(participant, "partner-told");
        Assert.Equal(new[] { first, second }.Order(), (await DisclosuresAsync(participant)).Order());
        var page = await world.Host.Anonymous.GetStringAsync((await world.NoticeAsync(participant)).Path);
        Assert.Contains("Jo would be glad to hear from you", page, StringComparison.Ordinal);

        async Task<Guid> ProposeAsync(object? address)
        {
            var proposed = await world.Participant(participant).PutOkAsync(
                About(participant, $"circle/members/{member}/boundaries"),
                new
                {
                    organizationId = world.Community,
                    hours = new { from = $"{begin:HH:mm:ss}", to = $"{begin.AddHours(8):HH:mm:ss}", timeZone = "UTC" },
                    mayBeTold = new[] { "contact" },
                    knownAs = "Jo",
                    address,
                });
            return Guid.Parse(proposed.Text("id")!);
        }
    }

    [Fact]
    public async Task Hours_without_a_begin_or_an_end_are_not_taken_for_any_time()
    {
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor));

        var answer = await world.Participant(participant).PutAsJsonAsync(
            About(participant, $"circle/members/{member}/boundaries"),
            new
            {
                organizationId = world.Community,
                hours = new { from = "08:00:00", timeZone = "UTC" },
                mayBeTold = new[] { "contact" },
                knownAs = "Jo",
            });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Who_goes_by_the_id_of_an_organization_is_nobody_s_own_and_is_told_by_consent_alone()
    {
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor), world.Community);
        await AgreeByLinkAsync(participant, await world.ProposeAsync(participant, member));

        await world.CheckInAsync(participant, craving: 9);

        await world.UntilWarningIsAsync(participant, "specialist-told");
        Assert.Null(Assert.Single(await OwnListAsync(participant)).Text("partnerToldAt"));
        Assert.Empty(await DisclosuresAsync(participant));
        await world.SignAsync(participant);
    }

    [Fact]
    public async Task Where_the_consent_ends_at_that_very_moment_the_specialists_are_told()
    {
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor));
        await AgreeByLinkAsync(participant, await world.ProposeAsync(participant, member));
        await world.SignAsync(participant);
        world.ConsentsEndMeanwhile = true;
        try
        {
            await world.CheckInAsync(participant, craving: 9);

            await world.UntilWarningIsAsync(participant, "specialist-told");
            Assert.Null(Assert.Single(await OwnListAsync(participant)).Text("partnerToldAt"));
        }
        finally
        {
            world.ConsentsEndMeanwhile = false;
        }
    }

    private async Task<bool> PutOnRecordAsync(Guid participant)
    {
        await using var scope = world.Host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<AftercareDbContext>();
        return await scope.ServiceProvider.GetRequiredService<PartnerDisclosures>().TellAsync(
            await store.Warnings.SingleAsync(warning => warning.ParticipantId == participant),
            await store.Partnerships.SingleAsync(partnership => partnership.ParticipantId == participant),
            CancellationToken.None);
    }

    private Task RevokeAsync(Guid participant, string consent) =>
        world.Participant(participant).PostOkAsync($"/api/consent/consents/{consent}/revoke");

    /// <summary>The consents on which something was disclosed.</summary>
    private async Task<string?[]> DisclosuresAsync(Guid participant) =>
    [
        .. (await world.Participant(participant).ItemsAsync("/api/consent/disclosures"))
            .Select(line => line.Text("consentId")),
    ];
}
