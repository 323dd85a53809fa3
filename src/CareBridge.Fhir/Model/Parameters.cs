namespace Hl7.Fhir.Model;

public partial class Parameters
{
    public Parameters Add(string name, Base value)
    {
        Parameter.Add(value switch
        {
            Resource resource => new() { Name = name, Resource = resource },
            DataType data => new() { Name = name, Value = data },
            _ => throw new ArgumentException("A parameter holds a resource or a data type.", nameof(value)),
        });
        return this;
    }

    public IEnumerable<ParameterComponent> Get(string name, bool matchPrefix = false) =>
        Parameter.Where(parameter => matchPrefix
            ? parameter.Name?.StartsWith(name, StringComparison.Ordinal) == true
            : parameter.Name == name);

    public ParameterComponent? GetSingle(string name, bool matchPrefix = false) =>
        Get(name, matchPrefix).SingleOrDefault();

    public T? GetSingleValue<T>(string name, bool matchPrefix = false) where T : Element =>
        GetSingle(name, matchPrefix)?.Value as T;
}
