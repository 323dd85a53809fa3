using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>The participant replies to a first contact with the link of their notice.</summary>
public sealed partial class ReplyingByLinkTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    [Fact]
    public async Task The_link_of_the_notice_takes_the_reply_and_both_sides_hear_of_it()
    {
        var (specialist, clinician, participant) = await PeopleAsync();
        var contact = await AgreeAsync(specialist, clinician, participant);
        var link = await LinkAsync(participant, 0);

        // Whatever looks at links on its way says nothing by it; and it tells nobody of whom it is.
        foreach (var name in (string[])["River Clinic", "Harbor Peers", "Mill Lane", "Brook"])
            Assert.DoesNotContain(name, await network.Host.Anonymous.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Contains("Ahí estaré", await network.Host.Anonymous.GetStringAsync($"{link}?language=es"));
        Assert.Equal("awaited", await ReplyAsync(specialist, contact));

        await PostAsync(link, ("answer", "coming")).IsAsync(HttpStatusCode.OK);
        await PostAsync(link, ("answer", "coming")).IsAsync(HttpStatusCode.OK);
        Assert.Equal("coming", await ReplyAsync(specialist, contact));
        await HearsAsync(specialist, 3);
        await HearsAsync(clinician, 2);

        var long501 = await PostAsync(link, ("answer", "other-time"), ("wish", new string('x', 501)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, long501.StatusCode);
        Assert.Contains("role=\"alert\"", await long501.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var bad = await PostAsync(link, ("answer", "other-time"), ("wish", $"<b>{new string('x', 501)}"));
        Assert.Contains("&lt;b&gt;xxx", await bad.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await PostAsync(link, ("answer", "other-time"), ("wish", "<b>Mornings</b>")).IsAsync(HttpStatusCode.OK);
        // Whoever else opens the link does not read what they wrote.
        Assert.DoesNotContain("Mornings", await network.Host.Anonymous.GetStringAsync(link), StringComparison.Ordinal);
        await HearsAsync(specialist, 4);

        // A link is for one time.
        await JsonAsync(clinician, $"{contact}/move", new { startsAt = TimeProvider.System.GetUtcNow().AddDays(5) });
        await PostAsync(link, ("answer", "coming")).IsAsync(HttpStatusCode.NotFound);
        Assert.Equal("awaited", await ReplyAsync(specialist, contact));
        var other = await LinkAsync(participant, 1);
        await PostAsync(other, ("answer", "not-coming")).IsAsync(HttpStatusCode.OK);
        await PostAsync(other, ("answer", "not-coming")).IsAsync(HttpStatusCode.OK);
        await PostAsync(other, ("answer", "coming")).IsAsync(HttpStatusCode.OK);
        Assert.Equal("not-coming", await ReplyAsync(specialist, contact));
    }

    [Fact]
    public async Task Whoever_has_answered_too_often_is_told_that_this_answer_was_not_taken()
    {
        var (specialist, clinician, participant) = await PeopleAsync();
        var contact = await AgreeAsync(specialist, clinician, participant);
        var link = await LinkAsync(participant, 0);
        for (var time = 0; time < 5; time++)
        {
            await PostAsync(link, ("answer", "other-time"), ("wish", $"{time}")).IsAsync(HttpStatusCode.OK);
            await PostAsync(link, ("answer", "coming")).IsAsync(HttpStatusCode.OK);
        }

        var refused = await PostAsync(link, ("answer", "other-time"), ("wish", "Mornings"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\">You have answered very often", page, StringComparison.Ordinal);
        Assert.Equal("coming", await ReplyAsync(specialist, contact));
        await PostAsync(link, ("answer", "not-coming")).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_that_never_was_opens_nothing() =>
        await network.Host.Anonymous.GetAsync("/api/referrals/links/0123").IsAsync(HttpStatusCode.NotFound);

    private async Task<(Person Specialist, Person Clinician, Person Participant)> PeopleAsync() => (
        await network.AddStaffAsync(network.Community, Role.PeerSpecialist),
        await network.AddStaffAsync(network.Clinic, Role.ClinicStaff),
        await network.AddParticipantAsync());

    private async Task<string> AgreeAsync(Person specialist, Person clinician, Person participant)
    {
        var referral = $"/api/referrals/referrals/{Guid.CreateVersion7()}";
        (await specialist.Client.PutAsJsonAsync(referral, new
        {
            participantId = participant.Id,
            receivingOrganizationId = network.Clinic,
            serviceCode = "outpatient-treatment",
            priority = "urgent",
        })).EnsureSuccessStatusCode();
        await JsonAsync(specialist, $"{referral}/submit", new { });
        var asked = await Eventually.SucceedsAsync(async () => Assert.Single(await participant.NoticesAsync()));
        await NoticeHost.GrantAsync(participant, asked.GetProperty("subjectId").GetGuid());
        await Eventually.SucceedsAsync(() => JsonAsync(clinician, $"{referral}/accept", new { }));
        var contact = $"{referral}/contacts/{Guid.CreateVersion7()}";
        (await clinician.Client.PutAsJsonAsync(contact, new
        {
            startsAt = TimeProvider.System.GetUtcNow().AddDays(2),
            minutes = 30,
            format = "in-person",
            place = "12 Mill Lane",
        })).EnsureSuccessStatusCode();
        await JsonAsync(specialist, $"{contact}/confirm", new { });
        return contact;
    }

    private static async Task<string?> ReplyAsync(Person person, string contact)
    {
        var list = contact[..contact.LastIndexOf('/')];
        var contacts = await person.Client.GetFromJsonAsync<System.Text.Json.JsonElement>(list);
        return contacts.GetProperty("items")[0].GetProperty("reply").GetString();
    }

    private static async Task JsonAsync(Person person, string address, object content) =>
        (await person.Client.PostAsJsonAsync(address, content)).EnsureSuccessStatusCode();

    private static Task HearsAsync(Person person, int times) => Eventually.SucceedsAsync(
        async () => Assert.Equal(times, await person.CountAsync("first-contact")));

    private Task<HttpResponseMessage> PostAsync(string link, params (string Name, string Value)[] fields) =>
        network.Host.Anonymous.PostAsync(
            link, new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value)));

    private static Task<string> LinkAsync(Person person, int place) => Eventually.SucceedsAsync(() =>
    {
        var links = person.Mails.Select(mail => Link().Match(mail.Text)).Where(found => found.Success).ToList();
        return Task.FromResult(links[place].Value);
    });

    [GeneratedRegex("/api/referrals/links/[0-9a-f]{64}")]
    private static partial Regex Link();
}
