using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Referrals;

/// <summary>A joint first contact, agreed on by hand.</summary>
public sealed class HandingOverTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Proposed_by_one_side_confirmed_by_the_other_moved_and_confirmed_anew()
    {
        var (id, participant, _) = await network.AcceptedAsync();
        var (clinic, specialist) = (network.ClinicStaff(), network.Specialist);

        var (contact, proposed) = await specialist.ProposeAsync(id);
        var alone = await specialist.DoAsync(id, $"contacts/{contact}/confirm");
        Assert.Equal("accepted", await network.StatusAsync(id));
        await clinic.DoAsync(id, $"contacts/{contact}/confirm");
        Assert.Equal("scheduled", await network.StatusAsync(id));
        await clinic.TryAsync(id, $"contacts/{contact}/move").IsAsync(HttpStatusCode.UnprocessableEntity);
        await clinic.DoAsync(id, $"contacts/{contact}/move", LoopDesk.OtherTime);
        Assert.Equal("accepted", await network.StatusAsync(id));
        await specialist.DoAsync(id, $"contacts/{contact}/confirm");

        Assert.Equal(("proposed", "proposed"), (Status(proposed), Status(alone.GetProperty("items")[0])));
        Assert.Equal("scheduled", await network.StatusAsync(id));
        foreach (var side in (HttpClient[])[clinic, specialist, network.Participant(participant)])
        {
            var seen = (await side.SeeAsync(id, "/contacts")).GetProperty("items")[0];
            Assert.Equal(("confirmed", "12 Mill Lane"), (Status(seen), seen.GetProperty("place").GetString()));
        }
        await clinic.TryAsync(id, $"contacts/{contact}/keep").IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Proposed_twice_it_is_one_and_there_is_no_second_beside_it()
    {
        var (id, _, _) = await network.AcceptedAsync();
        var address = $"{ReferralDesk.Route(id)}/contacts/{Guid.CreateVersion7()}";
        var time = LoopDesk.Time();

        await network.Specialist.PutAsJsonAsync(address, time).IsAsync(HttpStatusCode.Created);
        await network.Specialist.PutAsJsonAsync(address, time).IsAsync(HttpStatusCode.OK);
        await network.Specialist.PutAsJsonAsync(address, LoopDesk.Time(days: 3)).IsAsync(HttpStatusCode.Conflict);
        await network.ClinicStaff().PutAsJsonAsync(
                $"{ReferralDesk.Route(id)}/contacts/{Guid.CreateVersion7()}", time)
            .IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_time_that_cannot_be_is_refused()
    {
        var (id, _, _) = await network.AcceptedAsync();
        var now = TimeProvider.System.GetUtcNow();

        foreach (var wrong in (object[])
            [
                new { startsAt = now.AddDays(-1), minutes = 30, format = "phone" },
                new { startsAt = now.AddYears(2), minutes = 30, format = "phone" },
                new { startsAt = now.AddDays(1), minutes = 0, format = "phone" },
                new { startsAt = now.AddDays(1), minutes = 30, format = "phone", place = " " },
            ])
        {
            await network.Specialist.PutAsJsonAsync(
                    $"{ReferralDesk.Route(id)}/contacts/{Guid.CreateVersion7()}", wrong)
                .IsAsync(HttpStatusCode.UnprocessableEntity);
        }
    }

    [Fact]
    public async Task What_consent_does_not_let_them_see_nobody_confirms_and_the_place_is_on_record_when_seen()
    {
        var (id, participant, consent) = await network.AcceptedAsync();
        var (contact, _) = await network.Specialist.ProposeAsync(id);
        await network.ClinicStaff().SeeAsync(id, "/contacts");
        Assert.Contains(
            await network.AccountingAsync(participant),
            line => line.GetProperty("items").EnumerateArray()
                .Any(item => item.GetProperty("resourceType").GetString() == "Appointment"));

        await network.RevokeAsync(participant, consent);

        await network.ClinicStaff().TryAsync(id, $"contacts/{contact}/confirm").IsAsync(HttpStatusCode.NotFound);
        await network.ClinicStaff().GetAsync($"{ReferralDesk.Route(id)}/contacts").IsAsync(HttpStatusCode.NotFound);
        await network.Stranger.TryAsync(id, $"contacts/{contact}/confirm").IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_referral_that_is_over_takes_its_contact_with_it()
    {
        var (id, _, _) = await network.AcceptedAsync();
        var (contact, _) = await network.ClinicStaff().ProposeAsync(id);
        await network.Specialist.DoAsync(id, $"contacts/{contact}/confirm");

        await network.Specialist.DoAsync(id, "cancel");

        var seen = (await network.Specialist.SeeAsync(id, "/contacts")).GetProperty("items")[0];
        Assert.Equal("withdrawn", Status(seen));
        await network.ClinicStaff().TryAsync(id, $"contacts/{contact}/confirm").IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Before_it_has_begun_nobody_says_on_the_referral_that_it_was_missed_or_kept()
    {
        var (id, _, _) = await network.AcceptedAsync();
        var clinic = network.ClinicStaff();
        var (contact, _) = await network.Specialist.ProposeAsync(id);
        await clinic.DoAsync(id, $"contacts/{contact}/confirm");

        var early = await clinic.TryAsync(id, "miss");
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Equal("not-yet", (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal("scheduled", await network.StatusAsync(id));
        var begun = await clinic.DoAsync(id, "begin");

        Assert.Equal(("in-progress", 0), (Status(begun), begun.GetProperty("noShows").GetInt32()));
        var seen = (await network.Specialist.SeeAsync(id, "/contacts")).GetProperty("items")[0];
        Assert.Equal("withdrawn", Status(seen));
    }

    [Fact]
    public async Task The_participant_comes_asks_for_another_time_and_both_sides_see_who_said_so()
    {
        var (id, participant, _) = await network.AcceptedAsync();
        var (person, clinic) = (network.Participant(participant), network.ClinicStaff());
        var (contact, _) = await network.Specialist.ProposeAsync(id);
        await clinic.DoAsync(id, $"contacts/{contact}/confirm");

        var coming = await ReplyAsync(new { answer = "coming", version = 2 });
        Assert.Equal((3, "coming"), (Version(coming), Reply(coming)));
        Assert.Equal(3, Version(await ReplyAsync(new { answer = "coming", version = 2 })));
        await person.TryAsync(id, $"contacts/{contact}/reply", new { answer = "other-time", version = 2 })
            .IsAsync(HttpStatusCode.PreconditionFailed);
        await ReplyAsync(new { answer = "other-time", wish = "Mornings" });

        // It stands until another is named, and the clinic is waited for.
        Assert.Equal("scheduled", await network.StatusAsync(id));
        Assert.Equal("arrange", (await clinic.SeeAsync(id)).GetProperty("due").GetString());
        foreach (var side in (HttpClient[])[clinic, network.Specialist])
        {
            var seen = (await side.SeeAsync(id, "/contacts")).GetProperty("items")[0];
            Assert.Equal(("other-time", "Mornings"), (Reply(seen), seen.GetProperty("wish").GetString()));
        }
        Assert.Equal(
            ["participant contact-confirmed", "participant contact-time-wanted"],
            (await clinic.HistoryAsync(id))[^2..]);

        await clinic.DoAsync(id, $"contacts/{contact}/move", LoopDesk.OtherTime);
        var moved = (await person.SeeAsync(id, "/contacts")).GetProperty("items")[0];
        Assert.Equal(("awaited", "proposed"), (Reply(moved), Status(moved)));
        Assert.False(moved.TryGetProperty("wish", out _));

        async Task<JsonElement> ReplyAsync(object reply) =>
            (await person.DoAsync(id, $"contacts/{contact}/reply", reply)).GetProperty("items")[0];
    }

    [Fact]
    public async Task Who_does_not_come_says_so_once_and_another_time_can_be_named()
    {
        var (id, participant, _) = await network.AcceptedAsync();
        var (contact, _) = await network.Specialist.ProposeAsync(id);
        var reply = $"contacts/{contact}/reply";
        var person = network.Participant(participant);

        await person.DoAsync(id, reply, new { answer = "not-coming" });
        await person.DoAsync(id, reply, new { answer = "not-coming" });

        await person.TryAsync(id, reply, new { answer = "coming" }).IsAsync(HttpStatusCode.Conflict);
        var seen = (await network.Specialist.SeeAsync(id, "/contacts")).GetProperty("items")[0];
        Assert.Equal(("withdrawn", "not-coming"), (Status(seen), Reply(seen)));
        Assert.Equal("participant contact-withdrawn", (await network.Specialist.HistoryAsync(id))[^1]);
        await network.Specialist.ProposeAsync(id);
    }

    [Fact]
    public async Task Nobody_replies_for_somebody_else_or_says_what_is_no_reply()
    {
        var (id, participant, _) = await network.AcceptedAsync();
        var (contact, _) = await network.Specialist.ProposeAsync(id);
        var reply = $"contacts/{contact}/reply";

        await network.Specialist.TryAsync(id, reply, new { answer = "coming" }).IsAsync(HttpStatusCode.Forbidden);
        await network.Participant(Guid.CreateVersion7()).TryAsync(id, reply, new { answer = "coming" })
            .IsAsync(HttpStatusCode.NotFound);
        foreach (var wrong in (object[])
            [
                new { answer = "awaited" },
                new { answer = "coming", wish = "Mornings" },
                new { answer = "other-time", wish = new string('x', 501) },
            ])
        {
            await network.Participant(participant).TryAsync(id, reply, wrong)
                .IsAsync(HttpStatusCode.UnprocessableEntity);
        }
        var seen = (await network.Specialist.SeeAsync(id, "/contacts")).GetProperty("items")[0];
        Assert.Equal((1, "awaited"), (Version(seen), Reply(seen)));
    }

    private static string? Reply(JsonElement contact) => contact.GetProperty("reply").GetString();

    private static int Version(JsonElement contact) => contact.GetProperty("version").GetInt32();

    private static string? Status(JsonElement contact) => contact.GetProperty("status").GetString();
}
