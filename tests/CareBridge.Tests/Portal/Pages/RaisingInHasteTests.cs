using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using CareBridge.Portal.Pages.Crisis;
using CareBridge.Tests.Crisis;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>By whoever cannot ask, and by those whom it is about; what the responder then has to help with.</summary>
public sealed class RaisingInHasteTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task The_page_asks_in_the_order_of_the_screener_and_skips_what_it_skips()
    {
        var screener = await network.Specialist.GetFromJsonAsync<JsonElement>("/api/crisis/screener");
        var asked = screener.GetProperty("questions").EnumerateArray().ToList();

        Assert.Equal(
            asked.Select(question => question.GetProperty("field").GetString()),
            RaiseQuestions.All.Select(question => question.Name));
        for (var number = 0; number < asked.Count; number++)
        {
            Assert.Equal(Named(asked[number], "afterYes"), AfterOn(number, yes: true));
            Assert.Equal(Named(asked[number], "afterNo"), AfterOn(number, yes: false));
        }

        static string? Named(JsonElement question, string what) =>
            question.TryGetProperty(what, out var next) ? next.GetString() : null;

        // Nobody is asked what is under another question before that one was answered yes.
        static string? AfterOn(int number, bool yes)
        {
            var all = RaiseQuestions.All;
            var answers = all.ToDictionary(one => one.Name, one => (bool?)(one.Name == all[number].Name ? yes : null));
            if (all[number].After is { } above) answers[above] = true;
            return all.Skip(number + 1).FirstOrDefault(one => RaiseQuestions.IsCalledFor(one, answers))?.Name;
        }
    }

    [Fact]
    public async Task Who_cannot_ask_raises_at_once_and_the_responder_reads_where_they_are_and_what_helps()
    {
        var participant = await network.RegisterAsync();
        (await network.Specialist.PutAsJsonAsync(
            SafetyPlanDesk.Route(participant), SafetyPlanDesk.Together(SafetyPlanDesk.Plan(sign: "I stay in bed"))))
            .EnsureSuccessStatusCode();
        using var specialist = await network.BrowseAsync(Role.PeerSpecialist);
        var raising = $"/crisis/raise/{participant}";
        await specialist.OpenAsync(raising);

        await specialist.SendAsync(
            raising,
            new() { ["notAsked"] = "yes", ["location"] = "Under the north bridge", ["phone"] = "555-0142" });

        Assert.Contains("Stored. The crisis team is being paged.", specialist.Text);
        Assert.Contains("High risk", specialist.Text);
        using var responder = await network.BrowseAsync(Role.CrisisResponder);
        await responder.OpenAsync(specialist.Address.Split('?')[0]);
        Assert.Contains("The questions have not been asked yet", responder.Text);
        Assert.Contains("Under the north bridge", responder.Text);
        Assert.Contains("Do not say who you are", responder.Text);
        Assert.Contains("I stay in bed", responder.Text);
        Assert.Contains("tel:988", responder.Html);
    }

    [Fact]
    public async Task Enter_in_a_field_does_not_say_that_they_cannot_be_asked()
    {
        using var specialist = await network.BrowseAsync(Role.PeerSpecialist);
        await specialist.OpenAsync($"/crisis/raise/{await network.RegisterAsync()}");

        var form = specialist.Html[specialist.Html.IndexOf("data-raise", StringComparison.Ordinal)..];
        var first = form[form.IndexOf("<button", StringComparison.Ordinal)..];
        Assert.DoesNotContain("name=", first[..first.IndexOf('>', StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("name=\"notAsked\"", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_pointed_out_and_nothing_of_it_is_lost()
    {
        var raising = $"/crisis/raise/{await network.RegisterAsync()}";
        using var specialist = await network.BrowseAsync(Role.PeerSpecialist);
        await specialist.OpenAsync(raising);

        var answer = await specialist.SendAsync(
            raising, new() { ["notAsked"] = "yes", ["location"] = "At home", ["phone"] = new string('5', 41) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"phone-fault\"", specialist.Html);
        Assert.Contains("value=\"At home\"", specialist.Html);
    }

    [Fact]
    public async Task Somebody_raises_for_themself_and_for_nobody_else()
    {
        var participant = await network.RegisterAsync();
        var email = $"p{participant:N}@mail.example";
        (await PortalHost.PutAccountAsync(
            network.Administrator, participant, email, EnumCode.Of(Role.Participant))).EnsureSuccessStatusCode();
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        await browser.OpenAsync("/crisis/raise");
        Assert.Contains("About you", browser.Text);

        await browser.SendAsync($"/crisis/raise/{participant}", new() { ["notAsked"] = "yes" });
        var raised = browser.Address;
        Assert.Contains("Stored. The crisis team is being paged.", browser.Text);
        await browser.OpenAsync("/crisis/raised");
        Assert.Contains($"href=\"{raised.Split('?')[0]}\"", browser.Html);
        var other = await browser.OpenAsync($"/crisis/raise/{await network.RegisterAsync()}");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_team_practices_and_every_page_says_that_it_does()
    {
        using var responder = await network.BrowseAsync(Role.CrisisResponder);
        await responder.OpenAsync("/crisis/drills");

        await responder.SendAsync("/crisis/drills", []);

        Assert.StartsWith("/crisis/escalations/", responder.Address);
        Assert.Contains("DRILL. Nobody is in danger", responder.Text);
        await responder.SendAsync(responder.Address, [], "acknowledge");
        await responder.OpenAsync("/crisis/board");
        Assert.Contains("DRILL. Nobody is in danger", responder.Text);
        await responder.OpenAsync("/crisis/drills");
        Assert.Contains("Seconds until somebody took it:", responder.Text);
    }
}
