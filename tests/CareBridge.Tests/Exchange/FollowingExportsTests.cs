using System.Net;
using CareBridge.Exchange.Domain;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exchange;

/// <summary>The protocol around an export: following it, giving it up, losing it.</summary>
public sealed class FollowingExportsTests(ExportWorld fixture) : IClassFixture<ExportWorld>
{
    /// <summary>For several claims that have to run out one after the other.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ExchangeWorld _world = fixture.World;

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_ask_again()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        var status = await clinic.StartAsync();

        var first = await clinic.Http.GetAsync(status);
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(["0 %"], first.Headers.GetValues("X-Progress"));
        Assert.Equal(TimeSpan.FromSeconds(1), first.Headers.RetryAfter?.Delta);
        var second = await clinic.Http.GetAsync(status);
        await second.IssueAsync(HttpStatusCode.TooManyRequests);
        Assert.NotNull(second.Headers.RetryAfter);

        await clinic.FinishAsync(status);
    }

    [Fact]
    public async Task A_client_has_only_so_many_exports_prepared_at_once()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        var running = new List<string>();
        for (var number = 0; number < 3; number++) running.Add(await clinic.StartAsync());

        await (await clinic.AskAsync()).IssueAsync(HttpStatusCode.TooManyRequests);

        foreach (var status in running) await clinic.FinishAsync(status);
        await clinic.StartAsync();
    }

    [Fact]
    public async Task A_finished_export_is_given_up_with_its_files()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync();
        var status = await clinic.StartAsync();
        var manifest = await clinic.FinishAsync(status);

        Assert.Equal(HttpStatusCode.Accepted, (await clinic.Http.DeleteAsync(status)).StatusCode);

        await AreGoneAsync(clinic, status, ExportClient.File(manifest, "Patient"));
        Assert.Equal(0, await PartsAsync(status));
    }

    [Fact]
    public async Task A_running_export_is_given_up_for_good()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync();
        var status = await clinic.StartAsync();

        Assert.Equal(HttpStatusCode.Accepted, (await clinic.Http.DeleteAsync(status)).StatusCode);
        using var later = await ExportClient.OpenAsync(_world);
        await later.ExportAsync();

        await AreGoneAsync(clinic, status);
        Assert.Equal(0, await PartsAsync(status));
    }

    [Fact]
    public async Task An_export_expires_and_is_forgotten()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync();
        var status = await clinic.StartAsync();
        var manifest = await clinic.FinishAsync(status);

        fixture.Clock.Advance(TimeSpan.FromHours(23));
        await clinic.SignInAgainAsync();
        Assert.Single(await clinic.LinesAsync(manifest, "Patient"));

        fixture.Clock.Advance(TimeSpan.FromHours(1.1));
        await clinic.SignInAgainAsync();
        await AreGoneAsync(clinic, status, ExportClient.File(manifest, "Patient"));
        await Eventually.IsAsync(0, () => PartsAsync(status));
    }

    [Fact]
    public async Task Nobody_but_the_client_that_asked_finds_the_export()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync();
        var status = await clinic.StartAsync();
        var manifest = await clinic.FinishAsync(status);
        var file = ExportClient.File(manifest, "Patient");
        using var stranger = await ExportClient.OpenAsync(_world);
        using var colleague = await _world.SignInAsync(await _world.RegisterAsync(clinic.Organization));

        foreach (var http in (HttpClient[])[stranger.Http, colleague])
        {
            await (await http.GetAsync(status)).IssueAsync(HttpStatusCode.NotFound);
            await (await http.GetAsync(file)).IssueAsync(HttpStatusCode.NotFound);
            await (await http.DeleteAsync(status)).IssueAsync(HttpStatusCode.NotFound);
        }
        await (await _world.Host.Anonymous.GetAsync(file)).IssueAsync(HttpStatusCode.Unauthorized);
        Assert.Single(await clinic.LinesAsync(manifest, "Patient"));
    }

    [Fact]
    public async Task A_token_fetches_only_what_it_reaches()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        var manifest = await clinic.ExportAsync();

        await clinic.SignInAgainAsync("system/Patient.rs");

        Assert.Equal(
            HttpStatusCode.OK, (await clinic.Http.GetAsync(ExportClient.File(manifest, "Patient"))).StatusCode);
        await (await clinic.Http.GetAsync(ExportClient.File(manifest, "Goal"))).IssueAsync(HttpStatusCode.Forbidden);
        await (await clinic.AskAsync("/fhir/$export?_type=Goal")).IssueAsync(HttpStatusCode.Forbidden);
        Assert.Equal(
            ["Patient"],
            (await clinic.ExportAsync()).GetProperty("output").EnumerateArray().Select(file => file.Text("type")));
    }

    [Theory]
    [InlineData("survey", 1)]
    [InlineData("vital-signs", 0)]
    public async Task A_scope_with_conditions_reaches_what_meets_them(string category, int count)
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync(checkIns: 1);
        var whole = await clinic.ExportAsync();

        await clinic.SignInAgainAsync($"system/Observation.rs?category={category}");

        Assert.Equal(count, (await clinic.LinesAsync(whole, "Observation")).Count);
        var manifest = await clinic.ExportAsync();
        Assert.Equal(count, (await clinic.LinesAsync(manifest, "Observation")).Count);
        Assert.Single(await clinic.LinesAsync(manifest, "OperationOutcome", "error"));
    }

    [Theory]
    [InlineData("Patient-1.ndjson")]
    [InlineData("Patient-99999999999.ndjson")]
    [InlineData("Organization-1.ndjson")]
    [InlineData("people-0.ndjson")]
    [InlineData("Condition-0.ndjson")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    public async Task There_are_no_other_files(string file)
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync();
        var status = await clinic.StartAsync();
        await clinic.FinishAsync(status);

        await (await clinic.Http.GetAsync($"{status}/{file}")).IssueAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task With_its_client_an_export_ends()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync();
        var status = await clinic.StartAsync();
        (await _world.Administrator.PostAsync($"/api/exchange/clients/{clinic.System}/disable", null))
            .EnsureSuccessStatusCode();

        await Eventually.IsAsync(false, () =>
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
            return _world.InStoreAsync(store => store.Exports.AnyAsync(job => job.ClientId == clinic.System));
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await clinic.Http.GetAsync(status)).StatusCode);
    }

    [Fact]
    public async Task One_that_fails_again_and_again_fails_for_good()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync();
        var status = await clinic.StartAsync();
        _world.Disclosures.IsSilent = true;
        try
        {
            await Eventually.IsAsync(
                ExportStatus.Failed,
                () =>
                {
                    fixture.Clock.Advance(ExportJob.Claim);
                    return _world.InStoreAsync(store => store.Exports
                        .Where(job => job.ClientId == clinic.System).Select(job => job.Status).SingleAsync());
                },
                Patience);
        }
        finally
        {
            _world.Disclosures.IsSilent = false;
        }

        await clinic.SignInAgainAsync();
        await (await clinic.Http.GetAsync(status)).IssueAsync(HttpStatusCode.InternalServerError);
    }

    private static async Task AreGoneAsync(ExportClient clinic, params IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
            await (await clinic.Http.GetAsync(address)).IssueAsync(HttpStatusCode.NotFound);
    }

    private Task<int> PartsAsync(string status)
    {
        var id = Guid.Parse(status.Split('/')[^1]);
        return _world.InStoreAsync(store => store.ExportParts.CountAsync(part => part.JobId == id));
    }
}
