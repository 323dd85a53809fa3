using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Platform.Disclosures;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// <c>POST /fhir/{type}</c> and <c>PUT /fhir/{type}/{id}</c> of what clients write into aftercare, and
/// <c>POST /fhir/ServiceRequest</c> of a crisis that they raise. An update of what is
/// not there makes it, under the client's own UUID. The answer is the version that was made, or what
/// <c>Prefer: return</c> asks for.
/// </summary>
internal sealed class WriteResource(IEnumerable<IResourceWriter> writers, PublicAddress address)
{
    /// <summary>Of a request: a document of a megabyte in base64 and what is around it.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<WriteResource>();
        services.AddScoped<WritingDesk>();
        services.AddScoped<IResourceWriter, WriteCarePlan>();
        services.AddScoped<IResourceWriter, WriteDocumentReference>();
        services.AddScoped<IResourceWriter, WriteCommunication>();
        services.AddScoped<IResourceWriter, WriteCrisisRequest>();
        services.AddScoped<WriteReferral>();
        services.AddScoped<WriteAppointment>();
    }

    public static void Map(IEndpointRouteBuilder fhir)
    {
        string[] created =
            [nameof(CarePlan), nameof(DocumentReference), nameof(Communication), nameof(ServiceRequest)];
        foreach (var type in created)
        {
            Protect(fhir.MapPost(
                $"/{type}", (HttpContext http, WriteResource write) => write.CreateAsync(type, http)));
        }
        foreach (var type in (string[])[nameof(CarePlan), nameof(DocumentReference)])
        {
            Protect(fhir.MapPut(
                $"/{type}/{{id}}",
                (string id, HttpContext http, WriteResource write) => write.UpdateAsync(type, id, http)));
        }
    }

    private async Task<IResult> CreateAsync(string type, HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, ServedTypes.Require(type), Access.Create);
        var condition = ConditionalCreate.Of(http.Request);
        var resource = ResourceBody.Parse(await RequestBody.ReadAsync(http.Request, MostBytes), type);
        return await WriteAsync(
            new ResourceWrite(resource, caller, address.Fhir(http.Request))
            {
                Condition = condition,
                Key = IdempotencyKey.Of(http.Request),
            },
            http);
    }

    private async Task<IResult> UpdateAsync(string type, string id, HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, ServedTypes.Require(type), Access.Update);
        var expected = EntityTags.Expected(http.Request);
        var resource = ResourceBody.Parse(await RequestBody.ReadAsync(http.Request, MostBytes), type, id);
        if (!Guid.TryParseExact(id, "D", out var resourceId) || resourceId == Guid.Empty)
            throw FhirException.BadRequest(IssueType.Value, "An id must be a UUID.", $"{type}.id");
        return await WriteAsync(
            new ResourceWrite(resource, caller, address.Fhir(http.Request))
            {
                Id = resourceId,
                ExpectedVersion = expected,
                MustExist = EntityTags.ExpectsAny(http.Request),
            },
            http);
    }

    private async Task<IResult> WriteAsync(ResourceWrite write, HttpContext http)
    {
        var writer = writers.Single(one => one.Type == write.Resource.TypeName);
        var prepared = await writer.PrepareAsync(write, http.RequestAborted);
        return WriteAnswer.Of(http.Request, await prepared.ExecuteAsync(http.RequestAborted), write.BaseUrl);
    }

    private static void Protect(RouteHandlerBuilder route) => route
        // A little more than a body may have, so that we say what is wrong and not the server.
        .WithMetadata(new RequestSizeLimitAttribute(2 * MostBytes))
        .RequireAuthorization(FhirRoutes.Clients).ShowsOwn();
}
