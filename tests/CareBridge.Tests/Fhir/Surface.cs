using System.Reflection;
using System.Runtime.CompilerServices;
using Hl7.Fhir.Utility;

namespace CareBridge.Tests.Fhir;

/// <summary>What of ours is public, in the words of the SDK's list.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Name(Type type) => type.FullName!.Replace('+', '.');

    public static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ when type.GetMethod("<Clone>$") is not null => "record",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    /// <summary>The base class and the interfaces that the declaration itself names.</summary>
    public static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum) return [];
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var own = type.GetInterfaces().Except(inherited).ToList();
        var bases = own.Except(own.SelectMany(face => face.GetInterfaces())).Select(Render);
        var isPlain = type.BaseType is null || type.BaseType == typeof(object) || type.BaseType == typeof(ValueType);
        return isPlain ? bases : bases.Append(Render(type.BaseType!));
    }

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return Literals(type);
        return type.GetConstructors(Declared).Where(IsVisible).Where(IsWritten).Select(Constructor)
            .Concat(type.GetProperties(Declared).Where(IsVisible).Select(Property))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic && IsWritten(field)).Select(Field))
            .Concat(type.GetMethods(Declared).Where(IsVisible).Where(IsOwn).Select(Method));
    }

    private static IEnumerable<string> Literals(Type type) =>
        from name in Enum.GetNames(type)
        let field = type.GetField(name)!
        let literal = field.GetCustomAttribute<EnumLiteralAttribute>()
        let number = Convert.ToInt32(field.GetRawConstantValue(), provider: null)
        select $"{name} = {number} {literal?.Literal} {literal?.System}".TrimEnd();

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(PropertyInfo property) =>
        property.GetMethod is { } getter && IsVisible(getter) && getter.GetBaseDefinition() == getter
        && IsWritten(property);

    private static bool IsWritten(MemberInfo member) => !member.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsOwn(MethodInfo method) =>
        !method.IsSpecialName && IsWritten(method) && method.GetBaseDefinition() == method;

    private static string Constructor(ConstructorInfo constructor) =>
        $"CTOR {(constructor.IsPublic ? "" : "protected ")}({Parameters(constructor)})";

    private static string Property(PropertyInfo property)
    {
        var setter = property.SetMethod is { } method && IsVisible(method) ? method : null;
        var isInit = setter?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        var accessors = setter is null ? "{ get; }" : isInit ? "{ get; init; }" : "{ get; set; }";
        var kind = property.GetMethod!.IsStatic ? "SPROP" : "PROP";
        return $"{kind} {Render(property.PropertyType)} {property.Name} {accessors}";
    }

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"CONST {Render(field.FieldType)} {field.Name} = \"{field.GetRawConstantValue()}\""
        : $"FIELD {(field.IsStatic ? "static " : "")}{Render(field.FieldType)} {field.Name}";

    private static string Method(MethodInfo method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        var kind = isExtension ? "EXT" : method.IsStatic ? "STATIC" : "METHOD";
        var types = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Render))}>" : "";
        var self = isExtension ? "this " : "";
        return $"{kind} {Render(method.ReturnType)} {method.Name}{types}({self}{Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var by = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var type = parameter.ParameterType is { IsByRef: true } reference
            ? reference.GetElementType()!
            : parameter.ParameterType;
        return $"{by}{Render(type)} {parameter.Name}{(parameter.IsOptional ? " = _" : "")}";
    }

    private static string Render(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Render(value) + "?";
        if (type.IsArray) return Render(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter) return type.Name;
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        var name = type.Name.Split('`')[0];
        if (type.IsNested) name = Render(type.DeclaringType!) + "." + name;
        if (!type.IsGenericType) return name;
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Render))}>";
    }

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(decimal)] = "decimal",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };
}
