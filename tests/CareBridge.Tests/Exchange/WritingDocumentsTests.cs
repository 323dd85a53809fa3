using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Tests.Aftercare;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class WritingDocumentsTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);
    private readonly WritingClient _ehr = new(world);

    [Fact]
    public async Task A_document_is_read_back_with_its_file_beside_it()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var document = WritingClient.Document(participant);

        var answer = await _ehr.PostAsync(document);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = FilingDesk.IdOf(answer);
        var read = await _ehr.ReadAsync($"DocumentReference/{id}");
        document.Remove("content");
        document["date"] = "2026-11-19T15:00:00+00:00";
        WritingClient.Holds(document, read);
        var file = read["content"]![0]!["attachment"]!;
        Assert.Equal($"Binary/{id}", (string?)file["url"]);
        Assert.Equal(WritingClient.File.Length, (int)file["size"]!);
        Assert.Null(file["data"]);
        var binary = await _ehr.ReadAsync($"Binary/{id}");
        Assert.Equal(WritingClient.File, Convert.FromBase64String((string)binary["data"]!));
        Assert.Equal("application/pdf", (string?)binary["contentType"]);
        Assert.Equal($"DocumentReference/{id}", (string?)binary["securityContext"]!["reference"]);
        Assert.Contains("42CFRPart2", binary["meta"]!["security"]!.ToJsonString());
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("text/html, application/xhtml+xml, */*; q=0.8")]
    public async Task The_file_itself_is_fetched_by_naming_what_is_no_resource(string accept)
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var id = FilingDesk.IdOf(await _ehr.PostAsync(WritingClient.Document(participant)));
        world.Disclosures.Permit(participant, world.Clinic, world.OtherClinic, DisclosureCategory.AftercarePlan);

        foreach (var address in (string[])[$"/fhir/Binary/{id}", $"/fhir/Binary/{id}/_history/1?_pretty=true"])
        {
            var answer = await FetchAsync(world.OtherClient, address, accept);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(WritingClient.File, await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.ToString());
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal(
                $"DocumentReference/{id}", Assert.Single(answer.Headers.GetValues("X-Security-Context")));
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.Equal("W/\"1\"", answer.Headers.ETag?.ToString());
            Assert.Equal(RedisclosureNotice.Text, Assert.Single(answer.Headers.GetValues("Part2-Notice")));
        }
        Assert.Contains(world.Disclosures.Authorized, asked =>
            asked.Items.Any(item => item.ResourceType == "Binary" && item.ResourceId == id));
        world.Disclosures.Revoke(participant, world.Clinic, world.OtherClinic);
        await (await FetchAsync(world.OtherClient, $"/fhir/Binary/{id}", accept)).IssueAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Binary/{id}", "application/fhir+json", HttpStatusCode.OK)]
    [InlineData("Binary/{id}", "application/pdf, application/json; q=0.5", HttpStatusCode.OK)]
    [InlineData("Binary/{id}?_format=json", "application/pdf", HttpStatusCode.OK)]
    [InlineData("Binary/{id}", "application/fhir+xml", HttpStatusCode.NotAcceptable)]
    [InlineData("DocumentReference/{id}", "application/pdf", HttpStatusCode.NotAcceptable)]
    public async Task Whoever_takes_resources_gets_one(string address, string accept, HttpStatusCode status)
    {
        var id = FilingDesk.IdOf(await _ehr.PostAsync(
            WritingClient.Document(await _desk.RegisterAsync(world.Clinic))));

        var answer = await FetchAsync(_ehr.Client, $"/fhir/{address.Replace("{id}", $"{id}")}", accept);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/fhir+json; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Another_clinic_fetches_it_only_under_consent_and_the_file_is_on_record()
    {
        var id = FilingDesk.IdOf(await _ehr.PostAsync(
            WritingClient.Document(await _desk.RegisterAsync(world.Clinic))));
        var participant = Guid.Parse(
            ((string)(await _ehr.ReadAsync($"DocumentReference/{id}"))["subject"]!["reference"]!).Split('/')[1]);
        foreach (var type in (string[])["DocumentReference", "Binary"])
            await (await world.OtherClient.GetAsync($"/fhir/{type}/{id}")).IssueAsync(HttpStatusCode.NotFound);

        world.Disclosures.Permit(participant, world.Clinic, world.OtherClinic, DisclosureCategory.AftercarePlan);

        foreach (var type in (string[])["DocumentReference", "Binary"])
        {
            Assert.Equal(HttpStatusCode.OK, (await world.OtherClient.GetAsync($"/fhir/{type}/{id}")).StatusCode);
            Assert.Contains(world.Disclosures.Authorized, asked =>
                asked.Items.Any(item => item.ResourceType == type && item.ResourceId == id));
        }
    }

    [Fact]
    public async Task Only_its_status_changes_and_of_an_error_nothing_is_left()
    {
        var id = FilingDesk.IdOf(await _ehr.PostAsync(
            WritingClient.Document(await _desk.RegisterAsync(world.Clinic))));
        var read = await _ehr.ReadAsync($"DocumentReference/{id}");

        read["description"] = "Other";
        var issue = await (await _ehr.PutAsync(id, read)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("DocumentReference.description", issue.Text("expression", 0));
        read["description"] = "On leaving";
        read["status"] = "superseded";
        await (await _ehr.PutAsync(id, read, "W/\"7\"")).IssueAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal("W/\"2\"", (await _ehr.PutAsync(id, read, "W/\"1\"")).Headers.ETag?.ToString());
        Assert.Equal("W/\"2\"", (await _ehr.PutAsync(id, read, "W/\"1\"")).Headers.ETag?.ToString());
        Assert.NotEmpty((string)(await _ehr.ReadAsync($"Binary/{id}"))["data"]!);
        read["status"] = "current";
        issue = await (await _ehr.PutAsync(id, read)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("DocumentReference.status", issue.Text("expression", 0));
        var whole = WritingClient.Document(Guid.Parse(((string)read["subject"]!["reference"]!)["Patient/".Length..]));
        issue = await (await _ehr.PutAsync(id, whole)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("DocumentReference.status", issue.Text("expression", 0));
        read["status"] = "entered-in-error";
        Assert.Equal("W/\"3\"", (await _ehr.PutAsync(id, read)).Headers.ETag?.ToString());
        Assert.Equal("W/\"3\"", (await _ehr.PutAsync(id, read)).Headers.ETag?.ToString());

        await (await _ehr.Client.GetAsync($"/fhir/Binary/{id}")).IssueAsync(HttpStatusCode.NotFound);
        var left = await _ehr.ReadAsync($"DocumentReference/{id}");
        Assert.Null(left["description"]);
        Assert.Null(left["content"]![0]!["attachment"]!["url"]);
    }

    [Fact]
    public async Task An_error_that_is_heard_of_before_the_document_hides_its_file_too()
    {
        var desk = new AftercareDesk(world.Host);
        var (participant, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var document = HandedOverDocument.File(
            desk.Document(id, participant, world.Clinic, "Summary"), AftercareDesk.File.Length, AftercareDesk.Noon);
        var filed = (DocumentChanged)document.ToMessage(desk.Seal);
        document.Mark(DocumentStatus.EnteredInError, AftercareDesk.Noon);
        var error = (DocumentChanged)document.ToMessage(desk.Seal);

        foreach (var message in (DocumentChanged[])[error, filed, error, filed])
            await world.ProjectAsync<ProjectDocument, DocumentChanged>(message);

        Assert.Null(error.Content);
        await (await _ehr.Client.GetAsync($"/fhir/Binary/{id}")).IssueAsync(HttpStatusCode.NotFound);
        Assert.Equal("entered-in-error", (string?)(await _ehr.ReadAsync($"DocumentReference/{id}"))["status"]);
    }

    [Fact]
    public async Task A_document_is_put_under_the_clients_id_once()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var id = Guid.CreateVersion7();

        Assert.Equal(HttpStatusCode.Created, (await _ehr.PutAsync(id, WritingClient.Document(participant))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _ehr.PutAsync(id, WritingClient.Document(participant))).StatusCode);
        var other = WritingClient.Document(participant);
        other["description"] = "Other";
        var issue = await (await _ehr.PutAsync(id, other)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("DocumentReference", issue.Text("expression", 0));
    }

    [Fact]
    public async Task A_file_of_a_megabyte_is_taken_and_a_larger_one_is_not()
    {
        var document = WritingClient.Document(await _desk.RegisterAsync(world.Clinic));
        var file = document["content"]![0]!["attachment"]!;
        var bytes = new byte[DocumentContent.MostBytes + 1];
        WritingClient.File.CopyTo(bytes, 0);

        file["data"] = Convert.ToBase64String(bytes[..^1]);
        var answer = await _ehr.PostAsync(document);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var binary = await _ehr.ReadAsync($"Binary/{FilingDesk.IdOf(answer)}");
        Assert.Equal(bytes[..^1], Convert.FromBase64String((string)binary["data"]!));
        file["data"] = Convert.ToBase64String(bytes);
        var issue = await (await _ehr.PostAsync(document)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("DocumentReference.content[0].attachment.data", issue.Text("expression", 0));
    }

    [Theory]
    [InlineData("contentType", null, "contentType")]
    [InlineData("contentType", "\"text/html\"", "contentType")]
    [InlineData("contentType", "\"image/png\"", "data")]
    [InlineData("size", "3", "size")]
    [InlineData("hash", "\"AAAA\"", "hash")]
    [InlineData("url", "\"https://clinic.example/1.pdf\"", "url")]
    [InlineData("creation", "\"2026-11-19\"", "creation")]
    public async Task A_file_that_is_not_what_is_said_of_it_is_refused(string name, string? value, string element)
    {
        var document = WritingClient.Document(await _desk.RegisterAsync(world.Clinic));
        var file = document["content"]![0]!["attachment"]!.AsObject();
        if (value is null) file.Remove(name);
        else file[name] = JsonNode.Parse(value);

        var issue = await (await _ehr.PostAsync(document)).IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal($"DocumentReference.content[0].attachment.{element}", issue.Text("expression", 0));
    }

    private static Task<HttpResponseMessage> FetchAsync(HttpClient client, string address, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        return client.SendAsync(request);
    }
}
