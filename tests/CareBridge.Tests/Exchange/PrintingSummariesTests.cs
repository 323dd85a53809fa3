using System.Net;
using System.Net.Http.Headers;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Exchange;

/// <summary>The page says what the document says, and runs nothing.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class PrintingSummariesTests(ExchangeWorld world)
{
    private const string Hostile = "<script>alert(1)</script>\" onload='x' &amp; \uFFFE </td>é 🌱\nsecond";

    private readonly Aftermath _life = new(world);

    [Theory]
    [InlineData("?_format=html", "*/*", true)]
    [InlineData("?_format=text/html", "application/fhir+json", true)]
    [InlineData("", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("", "application/fhir+json, text/html;q=0.5", false)]
    [InlineData("?_format=json", "text/html", false)]
    [InlineData("", "*/*", false)]
    public async Task It_is_sent_to_who_asks_for_it(string query, string accept, bool isPage)
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, DisclosureCategory.Engagement);

        var answer = await GetAsync(query, accept);

        Assert.Equal(isPage ? "text/html" : "application/fhir+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        await (await GetAsync("?_format=xml", "*/*")).IssueAsync(HttpStatusCode.NotAcceptable);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/fhir/Patient/{_life.Patient}?_format=html");
        await (await world.ClinicClient.SendAsync(request)).IssueAsync(HttpStatusCode.NotAcceptable);
    }

    [Fact]
    public async Task The_notice_comes_first_and_every_section_as_in_the_document()
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, DisclosureCategory.AftercarePlan, DisclosureCategory.CheckInScores);

        var summary = await _life.ReadAsync();
        var answer = await GetAsync("?_format=html", "*/*");
        var page = await answer.Content.ReadAsStringAsync();

        var position = page.IndexOf("<aside", StringComparison.Ordinal);
        Assert.InRange(
            page.IndexOf(RedisclosureNotice.Text, StringComparison.Ordinal),
            position,
            page.IndexOf("<h1>", StringComparison.Ordinal));
        foreach (var section in summary.Sections.Values)
        {
            var text = section.Text("text", "div")!;
            var inner = text[(text.IndexOf('>') + 1)..text.LastIndexOf('<')];
            var next = page.IndexOf(inner, position, StringComparison.Ordinal);
            Assert.True(next >= 0, $"{section.Text("title")} is not on the page, or not in its place.");
            Assert.Contains($">{section.Text("title")}</h2>", page);
        }
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page);
        Assert.DoesNotContain("Rivers", page[..page.IndexOf("<body>", StringComparison.Ordinal)]);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        var asked = world.Disclosures.Authorized.Where(question => question.Items[0].ParticipantId == _life.Patient);
        Assert.Equal([asked.First().Items.Count, asked.First().Items.Count], asked.Select(one => one.Items.Count));
    }

    [Fact]
    public async Task Words_of_people_are_words_whatever_they_look_like()
    {
        await _life.RegisterAsync();
        await _life.PlanAsync(Hostile, Hostile);
        await _life.GoalAsync(Hostile);
        await _life.MilestoneAsync("own", Hostile);
        await world.ConsentAsync(_life.Patient, DisclosureCategory.AftercarePlan, DisclosureCategory.Engagement);

        var summary = await _life.ReadAsync();
        var page = await (await GetAsync("?_format=html", "*/*")).Content.ReadAsStringAsync();

        foreach (var section in (string[])["plan", "goals", "milestones"])
        {
            Assert.Contains("<script>alert(1)</script>\" onload='x' &amp;  </td>é 🌱second", summary.Words(section));
            Assert.Contains("<br/>", summary.Sections[section].Text("text", "div"));
        }
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("' onload", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(page.Split("<td").Length, page.Split("</td>").Length);
    }

    private async Task<HttpResponseMessage> GetAsync(string query, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _life.Address + query);
        foreach (var type in accept.Split(',')) request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(type));
        return await world.ClinicClient.SendAsync(request);
    }
}
