using System.Net.Http.Json;
using CareBridge.Aftercare.Features.Filings;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Aftercare;

/// <summary>As Exchange asks Aftercare where each runs by itself.</summary>
public sealed class FilingFromAnotherProcessTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private AftercareDesk Desk => new(network.Host);

    [Fact]
    public async Task Everything_that_can_be_written_goes_over_HTTP_a_file_of_a_megabyte_too()
    {
        var asking = Asking();
        var participant = Guid.CreateVersion7();
        (await network.Staff(Role.ClinicStaff, network.Clinic).PutAsJsonAsync(
            $"/api/directory/participants/{participant}",
            new { givenName = "Jo", familyName = "Rivers" })).EnsureSuccessStatusCode();
        var file = new byte[DocumentContent.MostBytes];
        Array.Fill(file, (byte)'a');
        var (id, cancellation) = (Guid.CreateVersion7(), CancellationToken.None);

        var plan = await asking.WritePlanAsync(
            Desk.Plan(id, participant, network.Clinic, AftercareDesk.Text("A plan", "A step")), cancellation);
        var document = await asking.FileDocumentAsync(
            Desk.Document(id, participant, network.Clinic, "Summary", file), cancellation);
        var marked = await asking.MarkDocumentAsync(
            new MarkDocument(id, network.Clinic, DocumentStatus.Superseded, ExpectedVersion: 1), cancellation);
        var sent = await asking.SendAsync(
            Desk.Communication(id, participant, network.Clinic, network.Community, "Words"), cancellation);

        Assert.Equal("A plan", Desk.Seal.Open<PlanText>(plan.Text).Title);
        Assert.Equal(file, Desk.Seal.Open<DocumentContent>(document.Content!).Bytes);
        Assert.Equal((2, DocumentStatus.Superseded), (marked.Version, marked.Status));
        Assert.Equal(["Words"], Desk.Seal.Open<CommunicationText>(sent.Text).Parts);
    }

    [Fact]
    public async Task A_refusal_comes_back_as_it_was_made()
    {
        var asking = Asking();
        var plan = Desk.Plan(
            Guid.CreateVersion7(), Guid.CreateVersion7(), network.Clinic, AftercareDesk.Text("A plan"));

        Assert.Equal("participant", (await Assert.ThrowsAsync<NotFoundException>(
            () => asking.WritePlanAsync(plan, CancellationToken.None))).What);
        var invalid = await Assert.ThrowsAsync<InvalidRequestException>(() => asking.WritePlanAsync(
            plan with { Text = Desk.Seal.Seal(AftercareDesk.Text("")) }, CancellationToken.None));
        Assert.Equal(["title"], invalid.Errors.Keys);
    }

    private AskAftercareFilings Asking()
    {
        network.Host.Services.GetRequiredService<IConfiguration>()["Services:aftercare"] = $"{network.Host.Address}";
        return new AskAftercareFilings(network.Host.Services.GetRequiredService<QuestionClient>());
    }
}
