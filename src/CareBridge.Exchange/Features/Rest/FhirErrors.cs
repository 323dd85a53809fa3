using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Hl7.Fhir.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>The one place where an exception becomes an OperationOutcome.</summary>
internal sealed class FhirErrors(ILogger<FhirErrors> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            Negotiation.RequireJson(context.HttpContext.Request);
            return await next(context);
        }
        catch (OperationCanceledException) when (context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            return Tell(exception);
        }
    }

    /// <summary>Of what nobody foresaw only that it happened; the log has the rest.</summary>
    public FhirResult Tell(Exception exception) => From(exception) ?? Unexpected(exception);

    /// <summary>Null for what nobody foresaw.</summary>
    public static FhirResult? From(Exception exception) => exception switch
    {
        FhirException fhir => Outcomes.Of(fhir.Status, fhir.Code, fhir.Message, fhir.Expression),
        UnacceptableException unacceptable => Outcomes.Of(
            StatusCodes.Status422UnprocessableEntity, unacceptable.Issues),
        DeserializationFailedException malformed => new FhirResult(
            StatusCodes.Status400BadRequest, FhirJson.Write(malformed.ToOperationOutcome())),
        InvalidRequestException invalid => Outcomes.Of(
            StatusCodes.Status422UnprocessableEntity,
            invalid.Errors.SelectMany(field => field.Value.Select(message => Outcomes.Issue(
                IssueSeverity.Error, IssueType.BusinessRule, message)))),
        RefusedException { Code: RefusedException.ConcurrentChange } => ConcurrentChange(),
        RefusedException refused => Outcomes.Of(
            StatusCodes.Status422UnprocessableEntity, IssueType.BusinessRule, refused.Message),
        NotFoundException => From(FhirException.NotFound()),
        StaleVersionException stale => Outcomes.Of(
            StatusCodes.Status412PreconditionFailed, IssueType.Conflict, stale.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(),
        BadHttpRequestException bad => Outcomes.Of(bad.StatusCode, IssueType.Structure, "The request cannot be read."),
        UnavailableException => Unavailable(),
        _ when StoreFaults.IsOutage(exception) => Unavailable(),
        _ when StoreFaults.IsConflict(exception) => ConcurrentChange(),
        _ => null,
    };

    public static FhirResult TooLarge() => Outcomes.Of(
        StatusCodes.Status413PayloadTooLarge, IssueType.TooLong, "The request's body is too large.");

    public static FhirResult Unavailable() => new(
        StatusCodes.Status503ServiceUnavailable,
        Outcomes.Write([Outcomes.Issue(
            IssueSeverity.Error,
            IssueType.Transient,
            "A part of CareBridge does not answer; repeat the request soon.")]))
    {
        Headers = new Dictionary<string, string> { ["Retry-After"] = "2" },
    };

    private static FhirResult ConcurrentChange() => Outcomes.Of(
        StatusCodes.Status409Conflict,
        IssueType.Conflict,
        "Somebody else changed it at the same moment; read it again and repeat the request.");

    private FhirResult Unexpected(Exception exception)
    {
        logger.LogError(exception, "A FHIR request failed");
        return Outcomes.Of(
            StatusCodes.Status500InternalServerError, IssueType.Exception, "Something went wrong on our side.");
    }
}
