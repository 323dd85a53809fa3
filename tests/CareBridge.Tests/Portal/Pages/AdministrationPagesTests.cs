using System.Net;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;
using CareBridge.Tests.Directory.Identities;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>What administrators do, by forms alone.</summary>
public sealed partial class AdministrationPagesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Organizations = "/administration/organizations";

    [Fact]
    public async Task An_organization_is_added_described_verified_and_suspended()
    {
        using var browser = await network.BrowseAsync(Role.Administrator);
        await browser.OpenAsync(Organizations);
        var form = browser.Html;
        var wrong = await browser.SendAsync(
            Organizations, new() { ["name"] = "Cove Clinic", ["kind"] = "clinic", ["state"] = "Ohio" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Matches("id=\"register-state-fault\">[^<]", browser.Html);
        Assert.Contains("value=\"Cove Clinic\"", browser.Html);

        await browser.SendAsync(Organizations, new() { ["name"] = "Cove Clinic", ["kind"] = "clinic", ["state"] = "" });
        var page = browser.Address;
        Assert.Equal($"{Organizations}/{IdIn(form)}", page);
        Assert.Contains("Not verified", browser.Text);
        await browser.SendAsync(
            page, new() { ["method"] = "document", ["reference"] = "License 7" }, "verify");
        Assert.Contains("<strong>Verified</strong>", browser.Html);
        Assert.Contains("License 7", browser.Text);
        await browser.SendAsync(
            page, new() { ["name"] = "Cove House", ["kind"] = "clinic", ["city"] = "Erie" }, "describe");
        Assert.Contains("<h1>Cove House</h1>", browser.Html);
        var silent = await browser.SendAsync(page, new() { ["reason"] = "" }, "suspend");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Matches("id=\"suspend-reason-fault\">[^<]", browser.Html);
        await browser.SendAsync(page, new() { ["reason"] = "Its license is in doubt." }, "suspend");

        Assert.Contains("<strong>Suspended</strong>", browser.Html);
        await browser.OpenAsync("/administration");
        Assert.Contains("Cove House", browser.Text);
    }

    [Fact]
    public async Task A_form_of_before_a_colleagues_change_says_so_and_changes_nothing()
    {
        var page = $"{Organizations}/{network.OtherClinic}";
        using var first = await network.BrowseAsync(Role.Administrator);
        using var second = await network.BrowseAsync(Role.Administrator);
        await first.OpenAsync(page);
        await second.OpenAsync(page);

        await first.SendAsync(page, new() { ["name"] = "Lake House", ["kind"] = "clinic" }, "describe");
        var late = await second.SendAsync(page, new() { ["name"] = "Lake Center", ["kind"] = "clinic" }, "describe");

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("Somebody was faster", second.Text);
        Assert.Contains("<h1>Lake House</h1>", second.Html);
        // Who saves again has read what the other wrote, and does not write over it unseen.
        Assert.Contains("value=\"Lake House\"", second.Html);
    }

    [Fact]
    public async Task Somebody_is_added_once_however_often_that_is_sent_gets_a_second_position_and_leaves()
    {
        var page = $"{Organizations}/{network.OtherCommunity}";
        using var browser = await network.BrowseAsync(Role.Administrator);
        await browser.OpenAsync(page);
        var form = browser.Html;
        var added = new Dictionary<string, string>
        {
            ["givenName"] = "Noor",
            ["familyName"] = "Field",
            ["role"] = "coordinator",
        };
        await browser.SendAsync(page, new(added), "employ");
        Assert.Single(browser.Html.Split("Noor Field").Skip(1));
        await browser.OpenAsync(Person().Match(browser.Html).Value);
        var person = browser.Address;
        Assert.Contains("There is no account for this position yet.", browser.Text);

        await browser.SendAsync(
            person, new() { ["organizationId"] = $"{network.Clinic}", ["role"] = "clinician" }, "employ");

        Assert.Contains("<h2>River Clinic</h2>", browser.Html);
        Assert.Contains("<h2>Hill Peers</h2>", browser.Html);
        await browser.OpenAsync(page);
        var id = Guid.Parse(person.Split('/')[^1]);
        await browser.SendAsync(page, [], $"leave/{id}");
        Assert.Contains("has left", browser.Text);
        Assert.DoesNotContain($"leave/{id}", browser.Html);
        Assert.NotEqual(form, browser.Html);
    }

    [Fact]
    public async Task An_account_is_shut_out_and_let_in_again_and_an_invitation_without_an_address_is_pointed_out()
    {
        var (somebody, email) = await network.OpenAccountAsync(Role.PeerSpecialist);
        var page = $"/administration/people/{somebody}";
        using var browser = await network.BrowseAsync(Role.Administrator);
        await browser.OpenAsync(page);
        Assert.Contains(email, browser.Text);

        await browser.SendAsync(page, [], $"disable/{somebody}");
        Assert.Contains("shut out", browser.Text);
        await browser.SendAsync(page, [], $"enable/{somebody}");
        Assert.DoesNotContain("· shut out", browser.Text);

        var other = await AdministrationDesk.EmployAsync(network, network.Clinic);
        page = $"/administration/people/{other}";
        await browser.OpenAsync(page);
        var nowhere = await browser.SendAsync(
            page, new() { ["role"] = "clinic-staff", ["email"] = "nobody" }, $"invite/{other}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nowhere.StatusCode);
        Assert.Matches($"id=\"invite-{other}-email-fault\">[^<]", browser.Html);
    }

    [Fact]
    public async Task Whoever_has_lost_their_second_step_sets_up_another_and_the_reason_stays()
    {
        var (somebody, email) = await network.OpenAccountAsync(Role.PeerSpecialist);
        using var phone = await PageBrowser.SignInAsync(network.Host, email);
        await phone.OpenAsync("/account/second-factor");
        await phone.SendAsync(
            "/account/second-factor", new() { ["code"] = OwnAccountPagesTests.CodeIn(phone) }, "confirm");
        var page = $"/administration/people/{somebody}";
        using var browser = await network.BrowseAsync(Role.Administrator);
        await browser.OpenAsync(page);

        var silent = await browser.SendAsync(page, new() { ["reason"] = " " }, $"reset-second-factor/{somebody}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Matches($"id=\"reset-second-factor-{somebody}-reason-fault\">[^<]", browser.Html);
        await browser.SendAsync(
            page, new() { ["reason"] = "Lost in the river; I saw them." }, $"reset-second-factor/{somebody}");

        Assert.Contains("Lost in the river; I saw them.", browser.Text);
        await phone.OpenAsync("/account");
        Assert.StartsWith("/sign-in", phone.Address);
        using var next = await PageBrowser.SignInAsync(network.Host, email);
        Assert.Equal("/people", next.Address);
    }

    [Fact]
    public async Task A_record_system_is_registered_changed_shut_out_and_let_in_again()
    {
        const string Clients = "/administration/clients";
        using var browser = await network.BrowseAsync(Role.Administrator);
        await browser.OpenAsync(Clients);
        var fields = new Dictionary<string, string>
        {
            ["organizationId"] = $"{network.Clinic}",
            ["name"] = "River EHR",
            ["purpose"] = "treatment",
            ["scope"] = "system/Patient.rs",
            ["jwks"] = "not JSON",
        };
        var wrong = await browser.SendAsync(Clients, new(fields));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("This is not JSON.", browser.Text);

        await browser.SendAsync(
            Clients, new(fields) { ["jwks"] = "", ["jwksUrl"] = "https://keys.example.org/jwks" });
        var page = browser.Address;
        Assert.StartsWith(Clients + "/", page);
        Assert.Contains("never", browser.Text);
        await browser.SendAsync(
            page,
            new() { ["name"] = "River Records", ["purpose"] = "operations", ["scope"] = "system/Observation.rs" },
            "terms");
        Assert.Contains("<h1>River Records</h1>", browser.Html);
        Assert.Contains("Running the organization", browser.Text);
        await browser.SendAsync(page, new() { ["jwksUrl"] = "https://keys.example.org/new" }, "keys");
        Assert.Contains("https://keys.example.org/new", browser.Text);
        await browser.SendAsync(page, [], "disable");
        Assert.Contains("This system is shut out.", browser.Text);
        await browser.SendAsync(page, [], "enable");
        Assert.DoesNotContain("This system is shut out.", browser.Text);
    }

    [Fact]
    public async Task Registrations_of_one_person_are_confirmed_taken_back_and_looked_at_again_without_a_name()
    {
        var (ours, theirs) = await network.RegisterTwiceAsync();
        await network.MatchAsync(ours, theirs);
        const string Page = "/administration/matches";
        using var browser = await network.BrowseAsync(Role.Administrator);
        await browser.OpenAsync(Page);
        Assert.Contains("The family names are the same.", browser.Text);
        Assert.Contains("What speaks for it and against it", browser.Text);
        Assert.DoesNotContain("Marlene", browser.Text);
        var id = Confirm().Match(browser.Html).Groups[1].Value;

        await browser.SendAsync(Page, [], $"confirm/{id}");
        Assert.Contains("One person", browser.Text);
        await browser.SendAsync(Page, [], $"undo/{id}");
        Assert.Contains("Two people after all", browser.Text);
        await browser.SendAsync(Page, [], $"reopen/{id}");
        await browser.OpenAsync(Page, "es");

        Assert.Contains("Son una sola persona", browser.Text);
        Assert.Contains($"confirm/{id}", browser.Html);
    }

    private static string IdIn(string form) =>
        Regex.Match(form, "name=\"id\" value=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("/administration/people/[0-9a-f-]{36}")]
    private static partial Regex Person();

    [GeneratedRegex("value=\"confirm/([0-9a-f-]{36})\"")]
    private static partial Regex Confirm();
}
